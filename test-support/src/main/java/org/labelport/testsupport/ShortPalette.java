package org.labelport.testsupport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Makes PNG files whose pixels have values beyond their palette, as no writer does. */
public final class ShortPalette {

    private static final int HEADER_AT = 8;
    private static final int HEADER_BYTES = 13;
    private static final int AFTER_HEADER = 33;
    private static final int COLOR_TYPE_AT = 9;
    private static final byte PALETTE = 3;

    private ShortPalette() {}

    /**
     * Returns a gray PNG of 8 bits as one with a palette.
     *
     * @param colors 0xrrggbb, one for each of the first values
     */
    public static byte[] of(byte[] gray, int... colors) {
        byte[] header = new byte[HEADER_BYTES];
        ByteBuffer.wrap(gray).position(2 * HEADER_AT).get(header);
        header[COLOR_TYPE_AT] = PALETTE;
        ByteBuffer palette = ByteBuffer.allocate(3 * colors.length);
        for (int color : colors) {
            palette.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
        }
        byte[] chunk = chunk("PLTE", palette.array());
        return ByteBuffer.allocate(gray.length + chunk.length)
                .put(gray, 0, HEADER_AT)
                .put(chunk("IHDR", header))
                .put(chunk)
                .put(gray, AFTER_HEADER, gray.length - AFTER_HEADER)
                .array();
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        CRC32 sum = new CRC32();
        sum.update(named.array());
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(named.array())
                .putInt((int) sum.getValue())
                .array();
    }
}
