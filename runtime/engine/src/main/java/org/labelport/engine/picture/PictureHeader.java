package org.labelport.engine.picture;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngHeader;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.bmp.BmpReader;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.TiffEntries;

/**
 * Finds the size of a picture in the first bytes of its file. metadata-extractor knows most formats; it gets only the
 * part of a file that holds the size and the orientation, since the rest (profiles, XMP, makers' notes) may be large,
 * damaged or malicious.
 *
 * <p>A size is given only when the orientation is certain too, so that the answer is the same however many bytes there were.
 * Of a PNG, an orientation that comes after the pixels does not count; {@link ImageHeaders} looks for it.
 */
public final class PictureHeader {

    /** Up to the end of the oldest Windows header, which holds the size in all versions; what follows names sizes of its own. */
    private static final int BMP_HEADER_BYTES = 14 + 40;

    private static final Set<PngChunkType> PNG_CHUNKS = Set.of(PngChunkType.IHDR, PngChunkType.eXIf);

    private PictureHeader() {}

    /**
     * Looks for the size.
     *
     * @param beginning the first bytes of the file
     * @param fileBytes the size of the whole file; {@link Long#MAX_VALUE} when it is not known
     * @return empty when more bytes are needed
     * @throws IOException when more bytes would not help, with a message that goes on after the file's name
     */
    public static Optional<PictureSize> find(byte[] beginning, long fileBytes) throws IOException {
        Beginning file = new Beginning(beginning, fileBytes);
        Optional<PictureSize> size;
        try {
            size = find(file);
        } catch (EOFException e) {
            size = Optional.empty(); // the data was cut in the middle of what is needed
        } catch (ImageProcessingException
                | RuntimeException e) { // the library does not check every number before using it
            throw new IOException("is a damaged picture: " + e.getMessage(), e);
        }
        if (size.isEmpty() && file.isWhole()) {
            throw new IOException("has no picture size in its header");
        }
        return size;
    }

    private static Optional<PictureSize> find(Beginning file) throws IOException, ImageProcessingException {
        byte[] beginning = file.bytes();
        if (TiffEntries.isTiff(ByteBuffer.wrap(beginning))) {
            return Optional.of(TiffDirectory.read(source(file)).size());
        }
        if (HeifPicture.isHeif(beginning)) {
            return HeifPicture.size(beginning);
        }
        if (NetpbmHeader.isNetpbm(beginning)) {
            return NetpbmHeader.size(beginning);
        }
        if (Jpeg2000.isJpeg2000(beginning)) {
            return Jpeg2000.size(beginning);
        }
        FileType type = FileTypeDetector.detectFileType(new ByteArrayInputStream(beginning));
        return switch (type) {
            case Jpeg -> jpeg(beginning);
            case Png -> png(file);
            case WebP -> webp(file);
            case Gif -> GifHeader.size(file);
            case Bmp -> bmp(beginning);
            default -> throw new IOException("is not a picture in a format that is known");
        };
    }

    private static ByteSource source(Beginning file) {
        ByteSource bytes = ByteSource.in(ByteBuffer.wrap(file.bytes()));
        return (at, count) -> {
            if (at < file.fileBytes() && Math.min(at + count, file.fileBytes()) > file.bytes().length) {
                throw new EOFException();
            }
            return bytes.read(at, count);
        };
    }

    private static Optional<PictureSize> jpeg(byte[] beginning) throws IOException, ImageProcessingException {
        Metadata metadata = new Metadata();
        ExifSegment exif = new ExifSegment();
        JpegMetadataReader.process(metadata, new ByteArrayInputStream(beginning), List.of(new JpegReader(), exif));
        return size(
                metadata.getFirstDirectoryOfType(JpegDirectory.class),
                JpegDirectory.TAG_IMAGE_WIDTH,
                JpegDirectory.TAG_IMAGE_HEIGHT,
                exif.orientation());
    }

    private static Optional<PictureSize> png(Beginning file) throws IOException, ImageProcessingException {
        byte[] ended = CutFile.png(file);
        Optional<PngHeader> header = Optional.empty();
        int orientation = PictureSize.UPRIGHT;
        for (PngChunk chunk : new PngChunkReader().extract(new SequentialByteArrayReader(ended), PNG_CHUNKS)) {
            if (chunk.getType().equals(PngChunkType.IHDR)) {
                header = Optional.of(new PngHeader(chunk.getBytes()));
            } else {
                orientation = TiffDirectory.orientation(ByteBuffer.wrap(chunk.getBytes()));
            }
        }
        int turned = orientation;
        return header.flatMap(sizes -> PictureSize.stored(sizes.getImageWidth(), sizes.getImageHeight(), turned));
    }

    private static Optional<PictureSize> webp(Beginning file) throws IOException, ImageProcessingException {
        WebpChunks chunks = new WebpChunks(new Metadata());
        new RiffReader().processRiff(new SequentialByteArrayReader(CutFile.webp(file.bytes())), chunks);
        return chunks.lacksExif() && !file.isWhole() ? Optional.empty() : chunks.size();
    }

    private static Optional<PictureSize> bmp(byte[] beginning) {
        Metadata metadata = new Metadata();
        new BmpReader().extract(start(beginning, BMP_HEADER_BYTES), metadata);
        BmpHeaderDirectory directory = metadata.getFirstDirectoryOfType(BmpHeaderDirectory.class);
        Integer height = directory == null ? null : directory.getInteger(BmpHeaderDirectory.TAG_IMAGE_HEIGHT);
        return height == null
                ? Optional.empty()
                : PictureSize.stored(
                        directory.getInteger(BmpHeaderDirectory.TAG_IMAGE_WIDTH),
                        Math.abs(height), // negative in a picture that is stored from the top down
                        PictureSize.UPRIGHT);
    }

    private static SequentialByteArrayReader start(byte[] beginning, int bytes) {
        return new SequentialByteArrayReader(Arrays.copyOf(beginning, Math.min(beginning.length, bytes)));
    }

    static Optional<PictureSize> size(Directory directory, int widthTag, int heightTag, int orientation) {
        return directory == null
                ? Optional.empty()
                : PictureSize.stored(directory.getInteger(widthTag), directory.getInteger(heightTag), orientation);
    }
}
