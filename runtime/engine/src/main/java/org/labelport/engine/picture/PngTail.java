package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import org.labelport.engine.picture.bytes.ByteSource;

/**
 * Finds the orientation at the end of a PNG. EXIF data may come behind the pixels, where ImageMagick writes it when it
 * converts a photo, and where OpenCV and PIL find it. Texts that repeat some of it follow there; that something short
 * follows the pixels is seen in a page, so that of most files no more is read.
 *
 * <p>Source: PNG specification, third edition, 5.3 and 11.3.2.9.
 */
final class PngTail {

    private static final int SIGNATURE = 0x89504e47;
    private static final int EXIF = number("eXIf");
    private static final int PIXELS = number("IDAT");

    private static final int LENGTH_AND_TYPE_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;
    /** The last chunk of all, which is empty. */
    private static final int END_BYTES = LENGTH_AND_TYPE_BYTES + CHECKSUM_BYTES;

    private static final int PAGE_BYTES = 4 << 10;
    /** EXIF data of a photo has up to 64 KB, and the texts repeat some of it. */
    private static final int MOST_BYTES = 128 << 10;

    private PngTail() {}

    private static int number(String type) {
        return ByteBuffer.wrap(type.getBytes(US_ASCII)).getInt();
    }

    /** Whether a file is a PNG whose end may turn the picture, as nothing before has. */
    static boolean mayTurn(PictureSize size, byte[] beginning) {
        return size.orientation() == PictureSize.UPRIGHT
                && ByteBuffer.wrap(beginning).getInt() == SIGNATURE;
    }

    /** The size as the end of the file turns it. */
    static Optional<PictureSize> turned(PictureSize stored, ByteSource file, long fileBytes) throws IOException {
        if (!isFollowed(tail(file, fileBytes, PAGE_BYTES))) {
            return Optional.of(stored);
        }
        int orientation = orientation(tail(file, fileBytes, MOST_BYTES));
        return PictureSize.stored(stored.width(), stored.height(), orientation);
    }

    private static ByteBuffer tail(ByteSource file, long fileBytes, int most) throws IOException {
        int count = (int) Math.min(fileBytes, most);
        return file.read(fileBytes - count, count);
    }

    /** Whether the last chunk before the end is not one of pixels. One that is longer than the page is taken for pixels. */
    private static boolean isFollowed(ByteBuffer page) {
        int end = page.limit() - END_BYTES;
        for (int at = end - END_BYTES; at >= 0; at--) {
            if (page.getInt(at) == end - END_BYTES - at && isSound(page, at)) {
                return page.getInt(at + Integer.BYTES) != PIXELS;
            }
        }
        return false;
    }

    /** The orientation in EXIF data that is complete. */
    private static int orientation(ByteBuffer tail) throws IOException {
        for (int at = 0; at <= tail.limit() - END_BYTES; at++) {
            if (tail.getInt(at + Integer.BYTES) == EXIF && isSound(tail, at)) {
                return TiffDirectory.orientation(tail.slice(at + LENGTH_AND_TYPE_BYTES, tail.getInt(at)));
            }
        }
        return PictureSize.UPRIGHT;
    }

    /** Whether a chunk begins here: its checksum tells it from bytes that look like the beginning of one. */
    private static boolean isSound(ByteBuffer bytes, int at) {
        int length = bytes.getInt(at);
        if (length < 0 || length > bytes.limit() - at - END_BYTES) {
            return false;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.slice(at + Integer.BYTES, Integer.BYTES + length));
        return bytes.getInt(at + LENGTH_AND_TYPE_BYTES + length) == (int) sum.getValue();
    }
}
