package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

/** Completes files that were cut, for libraries that read nothing from a file without an end. */
final class CutFile {

    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_LENGTH_AND_TYPE_BYTES = 8;
    private static final int PNG_CHECKSUM_BYTES = 4;
    private static final int PNG_PIXELS = type("IDAT");
    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};

    private static final int RIFF_LENGTH_AT = 4;
    private static final int RIFF_TYPE_AND_LENGTH_BYTES = 8;
    private static final int WEBP_FIRST_CHUNK_AT = 12;
    private static final Set<String> WEBP_PIXELS = Set.of("VP8 ", "VP8L");

    private CutFile() {}

    /**
     * A PNG that ends where its pixels would begin, or after the last whole chunk of the file.
     *
     * @throws EOFException when the pixels begin later
     */
    static byte[] png(Beginning file) throws EOFException {
        byte[] beginning = file.bytes();
        boolean whole = file.isWhole();
        ByteBuffer bytes = ByteBuffer.wrap(beginning);
        long at = PNG_SIGNATURE_BYTES;
        while (at + PNG_LENGTH_AND_TYPE_BYTES <= beginning.length) {
            int chunk = (int) at;
            long next = at + PNG_LENGTH_AND_TYPE_BYTES + (bytes.getInt(chunk) & 0xffffffffL) + PNG_CHECKSUM_BYTES;
            if (bytes.getInt(chunk + 4) == PNG_PIXELS || whole && next > beginning.length) {
                return ended(beginning, chunk);
            }
            at = next;
        }
        if (!whole || at > beginning.length) {
            throw new EOFException();
        }
        return ended(beginning, (int) at);
    }

    /**
     * A WebP whose chunk of pixels states the length that is present, instead of the length before the file was cut.
     * Another chunk that was cut is left out.
     */
    static byte[] webp(byte[] beginning) {
        byte[] ended = beginning.clone();
        ByteBuffer bytes = ByteBuffer.wrap(ended).order(ByteOrder.LITTLE_ENDIAN);
        long at = WEBP_FIRST_CHUNK_AT;
        while (at + RIFF_TYPE_AND_LENGTH_BYTES <= ended.length) {
            int chunk = (int) at;
            long length = bytes.getInt(chunk + RIFF_LENGTH_AT) & 0xffffffffL;
            long there = ended.length - at - RIFF_TYPE_AND_LENGTH_BYTES;
            if (length > there) {
                if (!WEBP_PIXELS.contains(new String(ended, chunk, RIFF_LENGTH_AT, US_ASCII))) {
                    ended = Arrays.copyOf(ended, chunk);
                    break;
                }
                bytes.putInt(chunk + RIFF_LENGTH_AT, (int) there);
            }
            at += RIFF_TYPE_AND_LENGTH_BYTES + length + length % 2;
        }
        ByteBuffer.wrap(ended)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RIFF_LENGTH_AT, ended.length - RIFF_TYPE_AND_LENGTH_BYTES);
        return ended;
    }

    private static byte[] ended(byte[] png, int length) {
        byte[] ended = Arrays.copyOf(png, length + PNG_END.length);
        System.arraycopy(PNG_END, 0, ended, length, PNG_END.length);
        return ended;
    }

    private static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(US_ASCII)).getInt();
    }
}
