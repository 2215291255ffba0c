package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limits;

/** Files of random bytes, each row with a random filter, give what ImageIO makes of them. */
class PlainPngTest {

    /** Bits, kind of colour, bytes of a pixel. */
    private static final int[][] KINDS = {{8, 0, 1}, {16, 0, 2}, {8, 2, 3}, {8, 3, 1}};

    private static byte[] chunk(String name, byte[] content) {
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

    private static byte[] png(int[] kind, int width, int height, Random random) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + kind[2] * width];
            for (int y = 0; y < height; y++) {
                random.nextBytes(row);
                row[0] = (byte) random.nextInt(5);
                deflater.write(row);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        png.write(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) kind[0])
                        .put((byte) kind[1])
                        .array()));
        png.write(chunk("teXt", new byte[random.nextInt(40)]));
        if (kind[1] == 3) {
            byte[] colors = new byte[3 * 256];
            random.nextBytes(colors);
            png.write(chunk("PLTE", colors));
        }
        if (random.nextBoolean()) {
            png.write(chunk("tRNS", kind[1] == 3 ? new byte[] {0, 9} : new byte[2 * (kind[1] == 0 ? 1 : 3)]));
        }
        byte[] all = packed.toByteArray();
        for (int from = 0; from < all.length; ) {
            int to = Math.min(all.length, from + random.nextInt(200));
            png.write(chunk("IDAT", Arrays.copyOfRange(all, from, to)));
            from = to;
        }
        png.write(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static LabelImage read(byte[] png) throws IOException {
        assertTrue(PlainPng.isPlain(Arrays.copyOfRange(png, 16, 29)));
        return PngReader.read(new ByteArrayInputStream(png), Limits.USUAL);
    }

    @Property(tries = 300)
    void filesGiveWhatImageIoMakesOfThem(
            @ForAll @IntRange(max = 3) int kind,
            @ForAll @IntRange(min = 1, max = 30) int width,
            @ForAll @IntRange(min = 1, max = 20) int height,
            @ForAll long seed)
            throws IOException {
        byte[] png = png(KINDS[kind], width, height, new Random(seed));

        LabelImage expected = PngReader.readByImageIo(new ByteArrayInputStream(png), KINDS[kind][0], KINDS[kind][1]);
        LabelImage read = read(png);

        assertEquals(expected.kind(), read.kind());
        assertEquals(expected.bits(), read.bits());
        assertEquals(expected.width(), read.width());
        assertEquals(expected.height(), read.height());
        assertArrayEquals(expected.palette(), read.palette());
        assertArrayEquals(expected.values(), read.values());
    }

    @Property(tries = 300)
    void brokenFilesAreIoExceptions(@ForAll @IntRange(max = 3) int kind, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] png = png(KINDS[kind], 5, 4, random);
        for (int i = 0; i < 20; i++) {
            byte[] broken = png.clone();
            broken[29 + random.nextInt(png.length - 29)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertEquals(20, read(broken).values().length);
            } catch (IOException e) {
                assertTrue(!e.getMessage().isEmpty());
            }
        }
        byte[] cut = Arrays.copyOf(png, 29 + random.nextInt(png.length - 12 - 29));
        assertThrows(IOException.class, () -> read(cut));
    }

    @Test
    void wrongPixelsAreToldByTheirChecksum() throws IOException {
        byte[] png = png(KINDS[0], 1, 1, new Random(1));
        byte[] broken = png.clone();
        broken[png.length - 12 - 4 - 1] ^= 1; // the last byte of the last chunk of pixels

        assertEquals(
                "it is damaged: incorrect data check",
                assertThrows(IOException.class, () -> read(broken)).getMessage());
    }
}
