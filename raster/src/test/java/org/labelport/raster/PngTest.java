package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.testsupport.ShortPalette;

class PngTest {

    @FunctionalInterface
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    private static LabelImage read(byte[] png) throws IOException {
        return PngReader.read(new ByteArrayInputStream(png), Limits.USUAL);
    }

    private static int[] values(long seed, int count, int below) {
        return new Random(seed).ints(count, 0, below).toArray();
    }

    @Test
    void fileThatCannotBeOpenedIsToldInWords() {
        Path file = Path.of("gone.png");

        IOException error = assertThrows(IOException.class, () -> PngReader.read(file, Limits.USUAL));

        assertEquals("gone.png: no such file or folder", error.getMessage());
    }

    @Property(tries = 50)
    void valuesComeBackAsTheyWere(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll long seed)
            throws IOException {
        int count = width * height;
        int[] small = values(seed, count, 256);
        int[] large = values(seed, count, 65_536);
        int[] colors = values(seed, count, 1 << 24);
        int[] palette = values(seed + 1, 256, 1 << 24);

        LabelImage gray = read(bytes(out -> PngWriter.gray8(out, LabelCanvas.of(width, height, small))));
        assertEquals(LabelImage.Kind.GRAY, gray.kind());
        assertEquals(8, gray.bits());
        assertArrayEquals(small, gray.values());
        LabelImage deep = read(bytes(out -> PngWriter.gray16(out, LabelCanvas.of(width, height, large))));
        assertEquals(16, deep.bits());
        assertArrayEquals(large, deep.values());
        LabelImage indexed = read(bytes(out -> PngWriter.palette(out, LabelCanvas.of(width, height, small), palette)));
        assertEquals(LabelImage.Kind.PALETTE, indexed.kind());
        assertArrayEquals(small, indexed.values());
        assertArrayEquals(palette, indexed.palette());
        LabelImage colored = read(bytes(out -> PngWriter.rgb(out, LabelCanvas.of(width, height, colors))));
        assertEquals(LabelImage.Kind.RGB, colored.kind());
        assertArrayEquals(colors, colored.values());
    }

    @Test
    void filesHoldNothingButPixelsAndPalette() throws IOException {
        int[] values = {0, 1, 2, 3};
        assertEquals(
                List.of("IHDR", "IDAT", "IEND"),
                chunks(bytes(out -> PngWriter.gray8(out, LabelCanvas.of(2, 2, values)))));
        assertEquals(
                List.of("IHDR", "IDAT", "IEND"),
                chunks(bytes(out -> PngWriter.gray16(out, LabelCanvas.of(2, 2, values)))));
        assertEquals(
                List.of("IHDR", "IDAT", "IEND"),
                chunks(bytes(out -> PngWriter.rgb(out, LabelCanvas.of(2, 2, values)))));
        byte[] indexed = bytes(out -> PngWriter.palette(out, LabelCanvas.of(2, 2, values), Palettes.voc()));
        assertEquals(List.of("IHDR", "PLTE", "IDAT", "IEND"), chunks(indexed));
        assertEquals(8, indexed[24], "bits");
        assertEquals(3, indexed[25], "palette");
        assertEquals(0, indexed[28], "not interlaced");
    }

    private static List<String> chunks(byte[] png) {
        List<String> names = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(png).position(8);
        while (buffer.hasRemaining()) {
            int length = buffer.getInt();
            byte[] name = new byte[4];
            buffer.get(name);
            names.add(new String(name, StandardCharsets.US_ASCII));
            buffer.position(buffer.position() + length + 4);
        }
        return names.stream().distinct().toList();
    }

    @Test
    void valuesBeyondTheFilesPaletteHaveNoColor() throws IOException {
        byte[] gray = bytes(out -> PngWriter.gray8(out, LabelCanvas.of(3, 2, new int[] {0, 1, 0, 1, 200, 2})));

        LabelImage read = read(ShortPalette.of(gray, 0x102030, 0x405060));

        assertArrayEquals(new int[] {0, 1, 0, 1, 200, 2}, read.values());
        assertArrayEquals(new int[] {0x102030, 0x405060}, read.palette());
        assertEquals(Optional.of("the pixel at 1, 1 has the value 200, and the palette 2 colours"), read.colorless());
        assertEquals(Optional.empty(), read(ShortPalette.of(gray, new int[201])).colorless());
        assertEquals(Optional.empty(), read(gray).colorless());
    }

    @Test
    void palettesOfNoUseAreRefused() throws IOException {
        byte[] gray = bytes(out -> PngWriter.gray8(out, LabelCanvas.of(1, 1, new int[1])));
        byte[] none = ShortPalette.of(gray);
        byte[] tooLong = ShortPalette.of(gray, new int[257]);

        assertEquals(
                "it is damaged: its palette has 0 bytes",
                assertThrows(IOException.class, () -> read(none)).getMessage());
        assertEquals(
                "it is damaged: its palette has 771 bytes",
                assertThrows(IOException.class, () -> read(tooLong)).getMessage());
        assertEquals(
                "it is damaged: it has no palette",
                assertThrows(IOException.class, () -> read(row(1, 8, 3, new byte[0], 1)))
                        .getMessage());
    }

    /** They say nothing of the pixels; libpng passes over them, too. */
    @Test
    void palettesOfPixelsThatAreNoIndicesMayBeWrong() throws IOException {
        byte[] gray = bytes(out -> PngWriter.gray8(out, LabelCanvas.of(2, 1, new int[] {3, 4})));
        byte[] colors = bytes(out -> PngWriter.rgb(out, LabelCanvas.of(2, 1, new int[] {0x010203, 0x040506})));
        for (int length : new int[] {0, 4, 771}) {
            assertArrayEquals(new int[] {3, 4}, read(withPalette(gray, length)).values());
            assertArrayEquals(
                    new int[] {0x010203, 0x040506},
                    Arrays.stream(read(withPalette(colors, length)).values())
                            .map(color -> color & 0xffffff)
                            .toArray());
        }
    }

    private static byte[] withPalette(byte[] png, int length) throws IOException {
        int header = 33;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, header);
        out.write(RandomPng.chunk("PLTE", new byte[length]));
        out.write(png, header, png.length - header);
        return out.toByteArray();
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> bytes(out -> PngWriter.gray8(out, LabelCanvas.of(1, 1, new int[] {256}))));
        assertThrows(
                IllegalArgumentException.class,
                () -> bytes(out -> PngWriter.gray16(out, LabelCanvas.of(1, 1, new int[] {65_536}))));
        assertThrows(
                IllegalArgumentException.class,
                () -> bytes(out -> PngWriter.palette(out, LabelCanvas.of(1, 1, new int[] {2}), new int[] {0, 1})));
    }

    @Test
    void oneBitPicturesGiveTheirSamples() throws IOException {
        BufferedImage image = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(8, 1, 0, 1);
        LabelImage read = read(bytes(out -> ImageIO.write(image, "png", out)));

        assertEquals(1, read.canvas().valueAt(8, 1));
        assertEquals(1, Arrays.stream(read.values()).sum());
    }

    /** Writes a file of one row byte by byte, since ImageIO does not write all kinds. */
    private static byte[] row(int width, int bits, int colorType, byte[] transparency, int... samples)
            throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(0);
            for (int sample : samples) {
                deflater.write(sample);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(1)
                .put((byte) bits)
                .put((byte) colorType)
                .array();
        png.write(RandomPng.chunk("IHDR", header));
        if (transparency.length > 0) {
            png.write(RandomPng.chunk("tRNS", transparency));
        }
        png.write(RandomPng.chunk("IDAT", packed.toByteArray()));
        png.write(RandomPng.chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static void assertGray(byte[] png, int bits, int... values) throws IOException {
        LabelImage read = read(png);
        assertEquals(LabelImage.Kind.GRAY, read.kind());
        assertEquals(bits, read.bits());
        assertArrayEquals(values, read.values());
    }

    @Test
    void greyOfAnyDepthIsGreyAndNotScaled() throws IOException {
        byte[] none = {};
        assertGray(row(4, 1, 0, none, 0b0101_0000), 1, 0, 1, 0, 1);
        assertGray(row(4, 2, 0, none, 0b0001_1011), 2, 0, 1, 2, 3);
        assertGray(row(4, 4, 0, none, 0x0f, 0x37), 4, 0, 15, 3, 7);
        assertGray(row(2, 16, 0, none, 0, 1, 0xab, 0xcd), 16, 1, 0xabcd);
    }

    @Test
    void greyWithATransparentValueKeepsItsValues() throws IOException {
        byte[] one = {0, 1};
        assertGray(row(4, 2, 0, one, 0b0001_1011), 2, 0, 1, 2, 3);
        assertGray(row(3, 8, 0, one, 0, 1, 200), 8, 0, 1, 200);
        assertGray(row(2, 16, 0, one, 0, 1, 0xab, 0xcd), 16, 1, 0xabcd);
    }

    @Test
    void greyWithTransparencyBecomesColours() throws IOException {
        LabelImage read = read(row(2, 8, 4, new byte[0], 1, 255, 2, 0));

        assertEquals(LabelImage.Kind.RGBA, read.kind());
        assertArrayEquals(new int[] {0xff010101, 0x00020202}, read.values());
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(
                IllegalArgumentException.class,
                () -> bytes(out -> PngWriter.gray8(out, LabelCanvas.of(2, 1, new int[1]))));
        assertThrows(
                IllegalArgumentException.class,
                () -> bytes(out -> PngWriter.rgb(out, LabelCanvas.of(2, 1, new int[3]))));
        assertThrows(
                IllegalArgumentException.class,
                () -> bytes(out -> PngWriter.palette(out, LabelCanvas.of(1, 1, new int[1]), new int[257])));
    }

    @Test
    void hugePicturesAreRefusedBeforeTheyAreDecoded() throws IOException {
        byte[] png = bytes(out -> PngWriter.gray8(out, LabelCanvas.of(2, 2, new int[4])));
        ByteBuffer.wrap(png).putInt(16, 1 << 20).putInt(20, 1 << 20);

        IOException e = assertThrows(IOException.class, () -> read(png));
        assertEquals(
                "it has 1048576 x 1048576 pixels, more than the 268435456 pixels a picture may have that is decoded or"
                        + " painted. Correct the data, or raise 'picturePixels' in limits.json (now 268435456)",
                e.getMessage());
    }

    @Test
    void operatorSaysHowLargeAPictureMayBe() throws IOException {
        byte[] png = bytes(out -> PngWriter.gray8(out, LabelCanvas.of(2, 2, new int[4])));
        Limits three = Limits.of(Map.of(Limit.PICTURE_PIXELS, 3L));

        IOException e = assertThrows(IOException.class, () -> PngReader.read(new ByteArrayInputStream(png), three));
        assertTrue(e.getMessage().contains("raise 'picturePixels' in limits.json (now 3)"), e.getMessage());
    }

    @Test
    void pixelsThatAreCutOffOrDamagedAreToldInWords() throws IOException {
        int[] values = new Random(1).ints(1200, 0, 5).toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.gray8(out, LabelCanvas.of(40, 30, values));
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 100);
        byte[] header = out.toByteArray();
        header[24] = 3; // bits of a value, of which there cannot be three

        for (byte[] file : new byte[][] {cut, header}) {
            IOException error =
                    assertThrows(IOException.class, () -> PngReader.read(new ByteArrayInputStream(file), Limits.USUAL));
            assertTrue(error.getMessage().startsWith("it is damaged or cut off: "), error.getMessage());
        }
    }

    @Test
    void whateverIsWrongWithAFileIsAnIoException() throws IOException {
        byte[] png = bytes(out -> PngWriter.palette(out, LabelCanvas.of(20, 20, values(1, 400, 256)), Palettes.voc()));
        for (int length = 0; length < png.length - 12; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            assertThrows(IOException.class, () -> read(cut), "cut after " + length);
        }
        assertEquals(
                "it is not a PNG file",
                assertThrows(IOException.class, () -> read(new byte[100])).getMessage());
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] broken = png.clone();
            broken[8 + random.nextInt(png.length - 8)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertEquals(400, read(broken).values().length);
            } catch (IOException e) {
                assertTrue(!e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void vocColorsAreThoseOfTheDevkit() {
        assertEquals(0, Palettes.color(0));
        assertEquals(0x800000, Palettes.color(1));
        assertEquals(0x008000, Palettes.color(2));
        assertEquals(0x808000, Palettes.color(3));
        assertEquals(0xe0e0c0, Palettes.color(255));
        assertEquals(
                256, Set.of(Arrays.stream(Palettes.voc()).boxed().toArray()).size());
    }
}
