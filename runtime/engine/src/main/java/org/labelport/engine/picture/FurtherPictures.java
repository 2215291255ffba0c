package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Tells whether a file holds pictures beside its first, which alone is encoded anew: pages of a TIFF, frames of an
 * animated GIF or PNG, or what follows the first JPEG in a file of several (MPO), such as the other view of a stereo
 * camera.
 *
 * <p>Sources: PNG specification, third edition, 11.3.4; CIPA DC-007, 5.
 */
public final class FurtherPictures {

    private static final int PNG_CHUNKS = 8;
    private static final int ANIMATION = number("acTL");
    private static final int PIXELS = number("IDAT");
    private static final int CHECKSUM_BYTES = 4;

    private static final int JPEG_SEGMENTS = 2;
    private static final int FIRST_MARKER = 0xff00;
    private static final int SCAN = 0xffda;
    private static final int APP2 = 0xffe2;
    private static final int SEVERAL = number("MPF\0");

    private FurtherPictures() {}

    private static int number(String type) {
        return ByteBuffer.wrap(type.getBytes(US_ASCII)).getInt();
    }

    /**
     * Whether a picture that was encoded anew has others behind it. What is damaged there, no program shows.
     *
     * @throws FileSystemException when the file cannot be opened, as when the system has no more files to open
     */
    public static boolean areIn(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new FileSystemException(file.toString(), null, "it cannot be opened");
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                return switch (reader.getFormatName().toLowerCase(Locale.ROOT)) {
                    case "png" -> isAnimated(in);
                    case "jpeg" -> hasSeveral(in);
                    default -> isNotAlone(reader, in);
                };
            } finally {
                reader.dispose();
            }
        } catch (EOFException e) {
            return false;
        }
    }

    /** Whether a PNG says before its pixels that it is an animation. */
    private static boolean isAnimated(ImageInputStream in) throws IOException {
        in.seek(PNG_CHUNKS);
        while (true) {
            long length = in.readUnsignedInt();
            int type = in.readInt();
            if (type == ANIMATION || type == PIXELS) {
                return type == ANIMATION;
            }
            in.seek(in.getStreamPosition() + length + CHECKSUM_BYTES);
        }
    }

    /** Whether a JPEG says before its pixels that others follow it. */
    private static boolean hasSeveral(ImageInputStream in) throws IOException {
        in.seek(JPEG_SEGMENTS);
        while (true) {
            int marker = in.readUnsignedShort();
            if (marker < FIRST_MARKER || marker == SCAN) {
                return false;
            }
            long next = in.getStreamPosition() + in.readUnsignedShort();
            if (marker == APP2 && next - in.getStreamPosition() >= Integer.BYTES && in.readInt() == SEVERAL) {
                return true;
            }
            in.seek(next);
        }
    }

    private static boolean isNotAlone(ImageReader reader, ImageInputStream in) {
        try {
            in.seek(0);
            reader.setInput(in);
            return reader.getNumImages(true) > 1;
        } catch (IOException | RuntimeException e) {
            return false; // decoders throw all kinds of exceptions for what is damaged
        }
    }
}
