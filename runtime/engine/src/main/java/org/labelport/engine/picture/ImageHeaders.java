package org.labelport.engine.picture;

import java.io.IOException;
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
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.PagedSource;
import org.labelport.engine.picture.bytes.TiffEntries;
import org.labelport.engine.picture.end.PictureEnd;
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

    /**
     * @param bytes of the whole file
     * @param cut whether the file's end is missing
     */
    private record Header(PictureSize size, long bytes, boolean cut) {}

    private static final class Latest extends LinkedHashMap<Path, Header> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Header> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }

    private final Limits limits;
    private final boolean whole;

    /** @param limits limits for how much of a file is read */
    public ImageHeaders(Limits limits) {
        this(limits, false);
    }

    private ImageHeaders(Limits limits, boolean whole) {
        this.limits = limits;
        this.whole = whole;
    }

    /** Headers for whoever checks files: one that is cut off is no picture, because readers stop at it. */
    public static ImageHeaders ofWholeFiles(Limits limits) {
        return new ImageHeaders(limits, true);
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

    /**
     * Whether a picture's end is missing, as a download leaves it that broke off.
     *
     * @throws IOException when the file cannot be read or is not a picture, with a message that says so
     */
    public boolean isCut(Path file) throws IOException {
        return header(file).cut;
    }

    private Header header(Path file) throws IOException {
        Header known = remembered.get(file);
        if (known == null) {
            known = readOrTold(file);
            remembered.put(file, known);
        }
        if (whole && known.cut) {
            throw new NoPictureException(file, new IOException("is cut off: its end is missing"));
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
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource bytes = new PagedSource(ByteSource.in(channel, found.size())); // a small picture is read once
            PictureSize size = size(file, bytes, found.size());
            return new Header(size, found.size(), PictureEnd.isMissing(bytes, found.size()));
        }
    }

    private PictureSize size(Path file, ByteSource bytes, long fileBytes) throws IOException {
        long most = limits.bytes(Limit.HEADER_MEGABYTES);
        for (long count = FIRST_LOOK_BYTES; count < GROWTH * most; count *= GROWTH) {
            ByteBuffer read = bytes.read(0, (int) Math.min(count, most));
            byte[] beginning = new byte[read.remaining()];
            read.get(beginning);
            Optional<PictureSize> size = size(file, bytes, beginning, fileBytes);
            if (size.isPresent()) {
                return size.get();
            }
        }
        throw new LongHeaderException(file, limits);
    }

    /** A TIFF may hold its size behind gigabytes of pixels, a PNG its orientation. */
    private static Optional<PictureSize> size(Path file, ByteSource bytes, byte[] beginning, long fileBytes)
            throws IOException {
        try {
            if (TiffEntries.isTiff(ByteBuffer.wrap(beginning))) {
                return Optional.of(TiffDirectory.read(bytes).size());
            }
            Optional<PictureSize> size = PictureHeader.find(beginning, fileBytes);
            return size.isPresent() && PngTail.mayTurn(size.get(), beginning)
                    ? PngTail.turned(size.get(), bytes, fileBytes)
                    : size;
        } catch (IOException e) {
            throw new NoPictureException(file, e);
        }
    }
}
