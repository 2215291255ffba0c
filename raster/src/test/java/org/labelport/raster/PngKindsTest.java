package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limits;
import org.labelport.model.Shape;

/** Reads PNG files of all kinds that the format knows, and compares them with what another decoder reads. */
class PngKindsTest {

    private static LabelImage read(byte[] png) throws IOException {
        return PngReader.read(new ByteArrayInputStream(png), Limits.USUAL);
    }

    private static final int[][] KINDS = {
        {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {3, 1}, {3, 2}, {3, 4}, {3, 8}, {4, 8}, {6, 8}
    };

    @Property
    void filesOfAllKindsAreReadAsAnotherDecoderReadsThem(
            @ForAll @IntRange(min = 0, max = 11) int kind,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 20) int height,
            @ForAll boolean interlaced,
            @ForAll boolean transparent,
            @ForAll long seed)
            throws IOException {
        int colorType = KINDS[kind][0];
        int bits = KINDS[kind][1];
        byte[] png = new RandomPng(width, height, bits, colorType, interlaced, transparent, new Random(seed)).bytes();

        LabelImage read = read(png);

        assertEquals(bits, read.bits());
        assertArrayEquals(expected(png, bits, colorType), read.values());
    }

    /** The values as ImageIO reads them. */
    private static int[] expected(byte[] png, int bits, int colorType) throws IOException {
        Raster raster = ImageIO.read(new ByteArrayInputStream(png)).getRaster();
        int bands = raster.getNumBands();
        // Where the file declares a transparent value, ImageIO scales grey of fewer bits up to 255.
        int scale = colorType == 0 && bands > 1 && bits < 8 ? 255 / ((1 << bits) - 1) : 1;
        return IntStream.range(0, raster.getWidth() * raster.getHeight())
                .map(i -> {
                    int[] pixel = raster.getPixel(i % raster.getWidth(), i / raster.getWidth(), (int[]) null);
                    return switch (colorType) {
                        case 0, 3 -> pixel[0] / scale;
                        case 4 -> pixel[1] << 24 | pixel[0] * 0x010101;
                        default -> (bands > 3 ? pixel[3] << 24 : 0) | pixel[0] << 16 | pixel[1] << 8 | pixel[2];
                    };
                })
                .toArray();
    }

    @Test
    void interlacedFilesOfAnotherEncoderAreRead() throws IOException {
        BufferedImage image = new BufferedImage(37, 23, BufferedImage.TYPE_BYTE_GRAY);
        int[] values = new Random(3).ints(37 * 23, 0, 256).toArray();
        image.getRaster().setSamples(0, 0, 37, 23, 0, values);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();

        assertArrayEquals(values, read(out.toByteArray()).values());
    }

    @Test
    void memoryGrowsWithBordersAndNotWithPixels() throws IOException {
        LabelCanvas canvas = new LabelCanvas(4096, 4096);
        canvas.paintCentres(Shape.Polygon.of(10, 10, 4000, 500, 2000, 4000), 7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.rgb(out, canvas);
        byte[] png = out.toByteArray();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        LabelImage read = read(png);

        long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertEquals(7, read.canvas().valueAt(2000, 2000));
        assertTrue(taken < 4096 * 4096 / 8, taken + " bytes");
    }

    @Test
    void colorsOfMoreBitsAreRefused() throws IOException {
        byte[] png = new RandomPng(3, 2, 16, 2, false, true, new Random(1)).bytes();

        IOException error = assertThrows(IOException.class, () -> read(png));

        assertTrue(error.getMessage().startsWith("it has 4 channels of 16 bits; "), error.getMessage());
    }

    /** Most such files have more bytes than pixels need, or fewer, when they are unpacked. */
    @Property
    void pixelsThatWereChangedAreNotRead(
            @ForAll @IntRange(min = 0, max = 11) int kind, @ForAll boolean interlaced, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        int bits = KINDS[kind][1];
        byte[] png = new RandomPng(9, 7, bits, KINDS[kind][0], interlaced, false, random).bytes();
        int[] values = read(png).values();
        int pixels = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT");
        png[random.nextInt(pixels + 4, png.length - 16)] ^= (byte) (1 << random.nextInt(8));

        try {
            assertArrayEquals(values, read(png).values());
        } catch (IOException e) {
            assertTrue(e.getMessage().startsWith("it is damaged"), e.getMessage());
        }
    }

    @Test
    void fileWithoutAHeaderAtItsStartIsNone() throws IOException {
        byte[] png = new RandomPng(9, 7, 8, 0, false, false, new Random(1)).bytes();
        for (int at : new int[] {11, 12, 15}) {
            byte[] other = png.clone();
            other[at] ^= 1;

            assertEquals(
                    "it is not a PNG file",
                    assertThrows(IOException.class, () -> read(other)).getMessage());
        }
    }
}
