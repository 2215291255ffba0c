package org.labelport.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Makes PNG files of random bytes, so that all filters occur, whose pixels are in several chunks. What they show is for
 * a decoder to say.
 *
 * @param transparent whether a value or colour is declared as transparent
 */
record RandomPng(
        int width, int height, int bits, int colorType, boolean interlaced, boolean transparent, Random random) {

    private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4};
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    byte[] bytes() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        png.write(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bits)
                        .put((byte) colorType)
                        .putShort((short) 0)
                        .put((byte) (interlaced ? 1 : 0))
                        .array()));
        png.write(chunk("tEXt", "Title\0random".getBytes(StandardCharsets.US_ASCII)));
        if (colorType == 3) {
            byte[] palette = new byte[3 << bits];
            random.nextBytes(palette);
            png.write(chunk("PLTE", palette));
        }
        if (transparent && colorType == 0) {
            png.write(chunk("tRNS", new byte[] {0, 1}));
        } else if (transparent && colorType == 2) {
            png.write(chunk("tRNS", new byte[] {0, 1, 0, 1, 0, 1}));
        } else if (transparent && colorType == 3) {
            png.write(chunk("tRNS", new byte[] {0}));
        }
        byte[] packed = pixels();
        for (int at = 0; at < packed.length; ) {
            int end = Math.min(packed.length, at + random.nextInt(50));
            png.write(chunk("IDAT", Arrays.copyOfRange(packed, at, end)));
            at = end;
        }
        png.write(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private byte[] pixels() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            for (int[] pass : interlaced ? PASSES : new int[][] {{0, 0, 1, 1}}) {
                int columns = (width - pass[0] + pass[2] - 1) / pass[2];
                int lines = columns == 0 ? 0 : (height - pass[1] + pass[3] - 1) / pass[3];
                for (int line = 0; line < lines; line++) {
                    byte[] row = new byte[1 + (columns * CHANNELS[colorType] * bits + 7) / 8];
                    for (int i = 1; i < row.length; i++) {
                        row[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(2));
                    }
                    row[0] = (byte) random.nextInt(5);
                    deflater.write(row);
                }
            }
        }
        return packed.toByteArray();
    }

    /** Returns a chunk with its length and checksum. */
    static byte[] chunk(String name, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }
}
