package org.labelport.engine.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.FileTrouble;
import org.labelport.target.MediaProbe;

/**
 * Reads the sizes of pictures on a disk. A run asks for the size of the same picture several times, so the latest sizes
 * are cached. Thread-safe.
 */
public final class ImageHeaders implements MediaProbe {

    private static final int FIRST_LOOK_BYTES = 16 << 10;
    private static final int GROWTH = 4;
    private static final int MOST_REMEMBERED = 512;

    private final Map<Path, Header> remembered = Collections.synchronizedMap(new Latest());

    /** @param bytes of the whole file */
    private record Header(PictureSize size, long bytes) {}

    private static final class Latest extends LinkedHashMap<Path, Header> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Header> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }

    private final Limits limits;

    /** @param limits limits for how much of a file is read */
    public ImageHeaders(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Media.Image image(Path file) throws IOException {
        Header header = header(file);
        return header.size.image(Blob.at(file, header.bytes));
    }

    /**
     * The size of a picture.
     *
     * @throws IOException when the file cannot be read or is not a picture, with a message that says so
     */
    public PictureSize size(Path file) throws IOException {
        return header(file).size;
    }

    private Header header(Path file) throws IOException {
        Header known = remembered.get(file);
        if (known == null) {
            known = readOrTold(file);
            remembered.put(file, known);
        }
        return known;
    }

    /** Reads a header; what the system refuses is told in words, as its own message may be the path alone. */
    private Header readOrTold(Path file) throws IOException {
        try {
            return read(file);
        } catch (FileSystemException e) {
            FileSystemException told =
                    new FileSystemException(file.toString(), e.getOtherFile(), FileTrouble.reason(e));
            told.initCause(e);
            throw told;
        }
    }

    private Header read(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        if (!found.isRegularFile()) {
            throw new IOException(file + " is not a file");
        }
        long fileBytes = found.size();
        long most = limits.bytes(Limit.HEADER_MEGABYTES);
        for (long bytes = FIRST_LOOK_BYTES; bytes < GROWTH * most; bytes *= GROWTH) {
            byte[] beginning = beginning(file, (int) Math.min(bytes, most));
            Optional<PictureSize> size = size(file, beginning, fileBytes);
            if (size.isPresent()) {
                boolean moreToLookAt = PngEnd.isPng(beginning) && size.get().orientation() == PictureSize.UPRIGHT;
                return new Header(moreToLookAt ? turned(file, fileBytes, size.get()) : size.get(), fileBytes);
            }
        }
        throw new LongHeaderException(file, limits);
    }

    private static Optional<PictureSize> size(Path file, byte[] beginning, long fileBytes) throws IOException {
        try {
            return TiffDirectory.isTiff(beginning) ? sizeOfTiff(file) : PictureHeader.find(beginning, fileBytes);
        } catch (IOException e) {
            throw new NoPictureException(file, e);
        }
    }

    /** A TIFF may hold its size behind gigabytes of pixels. */
    private static Optional<PictureSize> sizeOfTiff(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return Optional.of(
                    TiffDirectory.read((at, count) -> read(channel, at, count)).size());
        }
    }

    /** A PNG may hold its orientation behind its pixels. */
    private static PictureSize turned(Path file, long fileBytes, PictureSize stored) throws IOException {
        int count = (int) Math.min(fileBytes, PngEnd.MOST_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            int orientation = PngEnd.orientation(read(channel, fileBytes - count, count));
            return PictureSize.stored(stored.width(), stored.height(), orientation)
                    .orElse(stored);
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int read;
        do {
            read = channel.read(bytes, at + bytes.position());
        } while (read > 0);
        return bytes.flip();
    }

    private static byte[] beginning(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }
}
