package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.geometry.ExifFrame;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.geometry.PixelCentres;
import org.labelport.geometry.Polygons;
import org.labelport.model.Shape;

class LabelCanvasTest {

    private static Shape.Mask block(int x, int y, int width, int height) {
        return new Shape.Mask(x, y, width, height, new int[] {0, width * height});
    }

    @Test
    void laterNumbersCoverEarlierOnes() {
        LabelCanvas canvas = new LabelCanvas(4, 2);
        assertEquals(new LabelCanvas.Painted(4, Set.of()), canvas.paint(block(0, 0, 2, 2), 7));
        assertEquals(new LabelCanvas.Painted(4, Set.of(7)), canvas.paint(block(1, 0, 2, 2), 9));

        assertArrayEquals(new int[] {7, 9, 9, 0, 7, 9, 9, 0}, canvas.values());
        assertEquals(
                Map.of(7, Shape.Polygon.of(0, 0, 1, 0, 1, 2, 0, 2), 9, Shape.Polygon.of(1, 0, 3, 0, 3, 2, 1, 2)),
                canvas.outlines());
    }

    @Test
    void pixelsBeyondTheCanvasAreLeftOut() {
        LabelCanvas canvas = new LabelCanvas(3, 3);
        assertEquals(1, canvas.paint(block(-1, -1, 2, 2), 1).pixels());
        assertEquals(1, canvas.paint(block(2, 2, 5, 5), 2).pixels());
        assertEquals(0, canvas.paint(block(10, 10, 5, 5), 3).pixels());
        assertArrayEquals(new int[] {1, 0, 0, 0, 0, 0, 0, 0, 2}, canvas.values());
    }

    @Property
    void paintsPixelByPixel(@ForAll long seed) {
        Random random = new Random(seed);
        LabelCanvas canvas = new LabelCanvas(7, 6);
        int[] expected = new int[42];
        for (int value = 1; value <= 4; value++) {
            int[] runs = {random.nextInt(5), 6, 0, random.nextInt(7), 1 + random.nextInt(6), 0};
            runs[5] = 40 - Arrays.stream(runs).sum();
            Shape.Mask mask = new Shape.Mask(random.nextInt(9) - 3, random.nextInt(9) - 3, 5, 8, runs);
            Set<Integer> covered = new TreeSet<>();
            long painted = 0;
            for (int at = 0, run = 0, end = runs[0]; at < 40; at++) {
                while (at == end) {
                    end += runs[++run];
                }
                int x = mask.x() + at % 5;
                int y = mask.y() + at / 5;
                if (run % 2 == 1 && x >= 0 && y >= 0 && x < 7 && y < 6) {
                    covered.add(expected[7 * y + x]);
                    expected[7 * y + x] = value;
                    painted++;
                }
            }
            covered.remove(0);

            assertEquals(new LabelCanvas.Painted(painted, covered), canvas.paint(mask, value));
            assertArrayEquals(expected, canvas.values());
            assertEquals(outlines(expected, 7, 6), canvas.outlines());
        }
    }

    @Property
    void shapesArePaintedAsTheirMasks(@ForAll long seed) {
        Random random = new Random(seed);
        LabelCanvas ofShapes = new LabelCanvas(20, 18);
        LabelCanvas ofMasks = new LabelCanvas(20, 18);
        for (int value = 1; value <= 4; value++) {
            double[] xy = random.doubles(6, -5, 25).toArray();
            Shape shape = switch (random.nextInt(4)) {
                case 0 -> Shape.Box.of(xy[0], xy[1], xy[2] + 5, xy[3] + 5);
                case 1 -> new Shape.Ellipse(xy[0], xy[1], xy[2] + 5, xy[3] + 5, 0.3);
                case 2 -> Masks.fill(Shape.Polygon.of(xy), 25, 25);
                default -> Shape.Polygon.of(xy);
            };
            Shape.Mask mask = PixelCentres.fill(shape, new Frame(20, 18)).orElseThrow();

            assertEquals(
                    ofMasks.paint(mask, value),
                    ofShapes.paintCentres(shape, value).orElseThrow());
            assertArrayEquals(ofMasks.values(), ofShapes.values());
        }
    }

    @Test
    void shapesWithoutAreaAreNotPainted() {
        LabelCanvas canvas = new LabelCanvas(2, 1);
        assertTrue(canvas.paintCentres(new Shape.Whole(), 1).isEmpty());
        assertEquals(
                0,
                canvas.paintCentres(Shape.Box.of(5, 5, 1, 1), 1).orElseThrow().pixels());
        assertArrayEquals(new int[2], canvas.values());
    }

    private static Map<Integer, Shape.Polygon> outlines(int[] values, int width, int height) {
        Map<Integer, Shape.Polygon> outlines = new HashMap<>();
        CanvasMasks.of(LabelCanvas.of(width, height, values))
                .forEach((value, mask) -> outlines.put(value, Masks.outline(mask)));
        return outlines;
    }

    @Property
    void picturesAreTheirPixels(@ForAll @IntRange(min = 1, max = 9) int width, @ForAll long seed) {
        int[] values = new Random(seed).ints(6L * width, 0, 4).toArray();
        LabelCanvas canvas = LabelCanvas.of(width, 6, values);
        int[] seen = new int[values.length];
        canvas.forEachBlock((x, y, blockWidth, blockHeight, value) -> {
            for (int at = 0; at < blockWidth * blockHeight; at++) {
                seen[(y + at / blockWidth) * width + x + at % blockWidth] += value;
            }
        });

        assertArrayEquals(values, canvas.values());
        assertArrayEquals(values, seen);
        assertEquals(outlines(values, width, 6), canvas.outlines());
        assertEquals(
                Arrays.stream(values)
                        .filter(value -> value > 0)
                        .distinct()
                        .boxed()
                        .toList(),
                List.copyOf(canvas.outlines().keySet()),
                "in the order of their first pixels");
        assertArrayEquals(
                Arrays.stream(values).map(value -> value / 2).toArray(),
                canvas.mapped(value -> value / 2).values());
    }

    /** With four bytes for each pixel, this canvas would take a gigabyte. */
    @Test
    void theLargestPictureTakesLittleMemory() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        LabelCanvas canvas = new LabelCanvas(1 << 14, 1 << 14);
        canvas.paint(block(1_000, 1_000, 12_000, 12_000), 1);
        canvas.paint(block(5_000, 5_000, 3_000, 9_000), 2);
        PngWriter.gray8(OutputStream.nullOutputStream(), canvas);

        assertEquals(
                12_000L * 12_000 - 3_000 * 8_000,
                Polygons.area(canvas.outlines().get(1)));
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < 4 << 20, taken + " bytes");
    }

    @Test
    void hugeMasksCostNoMoreThanTheCanvas() {
        LabelCanvas canvas = new LabelCanvas(4, 4);
        Shape.Mask below = new Shape.Mask(0, 100, 1 << 15, 1 << 15, new int[] {0, 1 << 30});
        Shape.Mask all = new Shape.Mask(-9, -9, 1 << 15, 1 << 15, new int[] {0, 1 << 30});

        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 50; i++) {
                assertEquals(0, canvas.paint(below, 1).pixels());
                assertEquals(16, canvas.paint(all, 1).pixels());
            }
        });
    }

    @Test
    void numbersAreAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> new LabelCanvas(1, 1).paint(block(0, 0, 1, 1), 0));
    }

    @Test
    void canvasesThatMemoryCannotBearAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LabelCanvas(1 << 20, 1 << 20));
        assertThrows(IllegalArgumentException.class, () -> new LabelCanvas(0, 5));
    }

    @Property
    void pixelsTurnAsMasksDo(@ForAll @IntRange(min = 1, max = 8) int orientation, @ForAll long seed) {
        int[] values = new Random(seed).ints(42, 0, 4).toArray();
        BufferedImage stored = new BufferedImage(7, 6, BufferedImage.TYPE_BYTE_GRAY);
        stored.getRaster().setSamples(0, 0, 7, 6, 0, values);

        BufferedImage displayed = Turning.displayed(stored, orientation);

        int width = displayed.getWidth();
        int height = displayed.getHeight();
        int[] turned = displayed.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        Map<Integer, Shape> expected = new TreeMap<>();
        CanvasMasks.of(LabelCanvas.of(7, 6, values))
                .forEach((value, mask) -> expected.put(value, ExifFrame.toDisplayed(mask, orientation, 7, 6)));
        assertEquals(expected, CanvasMasks.of(LabelCanvas.of(width, height, turned)));
    }

    /** The letter F, stored once for each orientation, is displayed the same for all of them. */
    @Test
    void orientationsShowTheSamePicture() {
        String[] displayed = {"###", "#..", "##.", "#..", "#.."};
        for (int orientation = 1; orientation <= 8; orientation++) {
            BufferedImage shown = Turning.displayed(stored(displayed, orientation), orientation);
            assertEquals(3, shown.getWidth(), "orientation " + orientation);
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 3; x++) {
                    boolean set = (shown.getRGB(x, y) & 0xff) > 0;
                    assertEquals(displayed[y].charAt(x) == '#', set, "orientation " + orientation + " " + x + "," + y);
                }
            }
        }
    }

    /**
     * Stores a picture by EXIF's own definition: on which side of the displayed picture the stored first row and column
     * are.
     */
    private static BufferedImage stored(String[] displayed, int orientation) {
        int width = displayed[0].length();
        int height = displayed.length;
        boolean sideways = orientation >= 5;
        BufferedImage image =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int along = sideways ? row : column;
                int down = sideways ? column : row;
                // 1: row top, column left. 2: top, right. 3: bottom, right. 4: bottom, left.
                // 5: row left, column top. 6: right, top. 7: right, bottom. 8: left, bottom.
                boolean fromRight = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
                boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
                int x = fromRight ? width - 1 - along : along;
                int y = fromBottom ? height - 1 - down : down;
                image.getRaster().setSample(column, row, 0, displayed[y].charAt(x) == '#' ? 255 : 0);
            }
        }
        return image;
    }
}
