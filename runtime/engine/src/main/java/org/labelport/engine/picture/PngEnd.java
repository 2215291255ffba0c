package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Finds the orientation at the end of a PNG. EXIF data may come behind the pixels, where ImageMagick writes it when it
 * converts a photo, and where OpenCV and PIL find it.
 */
final class PngEnd {

    /** EXIF data of a photo has up to 64 KB; the texts that follow it repeat some of it. */
    static final int MOST_BYTES = 128 << 10;

    private static final int SIGNATURE = 0x89504e47;
    private static final int EXIF = ByteBuffer.wrap("eXIf".getBytes(US_ASCII)).getInt();

    private PngEnd() {}

    /** Whether a file begins as a PNG does. */
    static boolean isPng(byte[] beginning) {
        return beginning.length >= Integer.BYTES && ByteBuffer.wrap(beginning).getInt() == SIGNATURE;
    }

    /**
     * The orientation in EXIF data that is complete; {@link PictureSize#UPRIGHT} when there is none.
     *
     * @param end the last bytes of the file, which may begin anywhere
     */
    static int orientation(ByteBuffer end) {
        for (int at = Integer.BYTES; at + 2 * Integer.BYTES <= end.limit(); at++) {
            if (end.get(at) == 'e' && end.getInt(at) == EXIF) {
                int content = at + Integer.BYTES;
                long length = end.getInt(at - Integer.BYTES) & 0xffffffffL;
                if (content + length + Integer.BYTES <= end.limit() && isSound(end, at, (int) length)) {
                    return TiffDirectory.orientation(end.slice(content, (int) length));
                }
            }
        }
        return PictureSize.UPRIGHT;
    }

    /** Whether the checksum is right, which tells a chunk from bytes that look like the beginning of one. */
    private static boolean isSound(ByteBuffer end, int at, int length) {
        CRC32 sum = new CRC32();
        sum.update(end.slice(at, Integer.BYTES + length));
        return end.getInt(at + Integer.BYTES + length) == (int) sum.getValue();
    }
}
