package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limits;
import org.labelport.model.Shape;

/** Files that are packed by runs: another decoder reads them and verifies the checksum. */
class PngRunsTest {

    @FunctionalInterface
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        byte[] png = out.toByteArray();
        ByteBuffer chunks = ByteBuffer.wrap(png).position(8);
        while (chunks.hasRemaining()) {
            int length = chunks.getInt();
            CRC32 sum = new CRC32();
            sum.update(png, chunks.position(), 4 + length);
            chunks.position(chunks.position() + 4 + length);
            assertEquals((int) sum.getValue(), chunks.getInt());
        }
        return png;
    }

    private static int[] read(byte[] png) throws IOException {
        return PngReader.read(new ByteArrayInputStream(png), Limits.USUAL).values();
    }

    private static void assertComesBack(LabelCanvas canvas) throws IOException {
        int[] colors = new Random(1).ints(256, 0, 1 << 24).toArray();
        IntUnaryOperator color = value -> colors[value & 0xff] ^ value >> 8;
        LabelCanvas small = canvas.mapped(value -> value & 0xff);
        assertArrayEquals(small.values(), read(bytes(out -> PngWriter.gray8(out, small))));
        assertArrayEquals(small.values(), read(bytes(out -> PngWriter.palette(out, small, colors))));
        byte[] deep = bytes(out -> PngWriter.gray16(out, canvas));
        assertArrayEquals(canvas.values(), read(deep));
        LabelCanvas ofPixels = LabelCanvas.of(canvas.width(), canvas.height(), canvas.values());
        assertArrayEquals(deep, bytes(out -> PngWriter.gray16(out, ofPixels)), "however it came about");
        LabelCanvas colored = canvas.mapped(color);
        byte[] ofColors = bytes(out -> PngWriter.rgb(out, colored));
        assertArrayEquals(colored.values(), read(ofColors));
        LabelPicture recolored = LabelPicture.of(canvas, 1 << 16, color);
        assertArrayEquals(ofColors, bytes(out -> PngWriter.rgb(out, recolored)));
        byte[] ofFew = bytes(out -> PngWriter.gray8(out, canvas.mapped(value -> value % 3)));
        LabelPicture few = LabelPicture.of(canvas, 1 << 16, value -> value % 3);
        assertArrayEquals(ofFew, bytes(out -> PngWriter.gray8(out, few)));
    }

    private static LabelCanvas painted(int width, int height, Random random, int shapes) {
        LabelCanvas canvas = new LabelCanvas(width, height);
        for (int i = 0; i < shapes; i++) {
            int left = random.nextInt(width);
            int top = random.nextInt(height);
            int right = left + 1 + random.nextInt(width);
            int bottom = top + 1 + random.nextInt(height);
            int size = (right - left) * (bottom - top);
            int start = random.nextInt(size);
            int[] runs = random.nextBoolean() ? new int[] {0, size} : new int[] {start, size - start};
            canvas.paint(
                    new Shape.Mask(left, top, right - left, bottom - top, runs), 1 + random.nextInt((1 << 16) - 1));
        }
        return canvas;
    }

    @Property(tries = 300)
    void shapesComeBack(
            @ForAll @IntRange(min = 1, max = 1_500) int width,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll @IntRange(min = 0, max = 12) int shapes,
            @ForAll long seed)
            throws IOException {
        assertComesBack(painted(width, height, new Random(seed), shapes));
    }

    @Property(tries = 200)
    void runsOfAllLengthsComeBack(
            @ForAll @IntRange(min = 1, max = 400) int width,
            @ForAll @IntRange(min = 1, max = 5) int height,
            @ForAll @IntRange(min = 1, max = 9) int longest,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        int[] values = new int[width * height];
        for (int from = 0; from < values.length; ) {
            int to = Math.min(values.length, from + 1 + random.nextInt(longest));
            Arrays.fill(values, from, to, random.nextInt(1 << 16));
            from = to;
        }
        assertComesBack(LabelCanvas.of(width, height, values));
    }

    @Test
    void everyWidthComesBack() throws IOException {
        for (int width = 1; width < 800; width++) {
            LabelCanvas canvas = new LabelCanvas(width, 2);
            canvas.paint(new Shape.Mask(0, 0, width, 1, new int[] {0, width}), 0x1234);
            assertComesBack(canvas);
        }
    }

    @Test
    void filesOfSeveralChunksComeBack() throws IOException {
        Random random = new Random(7);
        int[] values = new int[2_000 * 400];
        for (int from = 0; from < values.length; from += 10) {
            Arrays.fill(values, from, from + 10, random.nextInt(1 << 16));
        }
        LabelCanvas canvas = LabelCanvas.of(2_000, 400, values);
        assertTrue(bytes(out -> PngWriter.gray16(out, canvas)).length > 3 << 15);
        assertComesBack(canvas);
    }

    @Test
    void noiseIsHardlyLargerThanItsPixels() throws IOException {
        int pixels = 301 * 299;
        int[] noise = new Random(3).ints(pixels, 0, 256).toArray();
        int[] dots = new Random(4).ints(pixels, 0, 2).toArray();

        byte[] all = bytes(out -> PngWriter.gray8(out, LabelCanvas.of(301, 299, noise)));
        byte[] two = bytes(out -> PngWriter.gray8(out, LabelCanvas.of(301, 299, dots)));
        assertTrue(all.length < pixels * 1.01 + 500, all.length + " bytes for noise");
        assertTrue(two.length < pixels / 3, two.length + " bytes for dots");
        assertArrayEquals(noise, read(all));
        assertArrayEquals(dots, read(two));
    }

    @Test
    void labelPicturesAreSmall() throws IOException {
        byte[] png = bytes(out -> PngWriter.gray16(out, painted(640, 480, new Random(5), 9)));
        assertTrue(png.length < 5_000, png.length + " bytes");
    }

    /** An export promises the bytes of its files: every Java and every machine writes the same. */
    @Test
    void bytesAreAlwaysTheSame() throws IOException {
        LabelCanvas canvas = new LabelCanvas(300, 3);
        canvas.paint(new Shape.Mask(2, 1, 5, 2, new int[] {0, 10}), 7);
        byte[] png = bytes(out -> PngWriter.gray8(out, canvas));
        int start = 8 + 25 + 8;
        assertEquals(
                "7801ede207001b060cc330a8eeffffffffdffeffffffffffffffffffffffffffffffeffffffffffff2ffff87204d489849559d84f84c48d8ff6342002a",
                HexFormat.of().formatHex(png, start, png.length - 12 - 4));
    }
}
