package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

class MasksTest {

    private static final Shape.Mask EMPTY = new Shape.Mask(0, 0, 0, 0, new int[0]);

    @Test
    void columnRunsBecomeATightMask() {
        Shape.Mask mask = Masks.ofColumnRuns(5, 4, new int[] {5, 2, 2, 2, 2, 2, 5});

        assertEquals(new Shape.Mask(1, 1, 3, 2, new int[] {0, 6}), mask);
        assertArrayEquals(new int[] {5, 2, 2, 2, 2, 2, 5}, Masks.columnRuns(mask, 5, 4));
    }

    @Test
    void emptyMaskHasNoSidesAndNoRuns() {
        assertEquals(EMPTY, Masks.ofColumnRuns(3, 2, new int[] {6}));
        assertEquals(EMPTY, Masks.ofColumnRuns(3, 2, new int[] {2, 0, 4}));
        assertArrayEquals(new int[] {6}, Masks.columnRuns(EMPTY, 3, 2));
        assertEquals(new Shape.Polygon(List.of()), Masks.outline(EMPTY));
    }

    @Property
    void columnRunsOfAnyPixelsComeBack(
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(min = 1, max = 12) int height,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll long seed) {
        Pixels pixels = Pixels.random(width, height, percent, seed);

        Shape.Mask mask = pixels.mask();

        assertEquals(pixels, Pixels.of(mask, width, height));
        int[] runs = Masks.columnRuns(mask, width, height);
        assertArrayEquals(pixels.columnRuns(), runs);
        assertEquals(mask, Masks.ofColumnRuns(width, height, runs));
    }

    @Property
    void columnRunsOfRectanglesAreThoseOfTheirPixels(
            @ForAll @IntRange(max = 2) int left,
            @ForAll @IntRange(max = 2) int top,
            @ForAll @IntRange(min = 1, max = 4) int columns,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(max = 2) int after,
            @ForAll @IntRange(max = 2) int below) {
        int width = left + columns + after;
        int height = top + rows + below;
        Shape.Mask mask = Masks.rectangle(left, top, left + columns, top + rows);

        assertArrayEquals(Pixels.of(mask, width, height).columnRuns(), Masks.columnRuns(mask, width, height));
    }

    @Property
    void boxCoversWhatThePolygonOfItsCornersCovers(
            @ForAll @DoubleRange(min = -4, max = 14) @Scale(1) double x,
            @ForAll @DoubleRange(min = -4, max = 14) @Scale(1) double y,
            @ForAll @DoubleRange(min = 0, max = 14) @Scale(1) double boxWidth,
            @ForAll @DoubleRange(min = 0, max = 14) @Scale(1) double boxHeight,
            @ForAll @IntRange(min = 1, max = 10) int width,
            @ForAll @IntRange(min = 1, max = 10) int height) {
        Shape.Box box = Shape.Box.of(x, y, boxWidth, boxHeight);

        assertEquals(Masks.fill(Polygons.of(box), width, height), Masks.fill(box, width, height));
    }

    @Test
    void rotatedBoxCoversWhatThePolygonOfItsCornersCovers() {
        Shape.Box box = new Shape.Box(2, 2, 8, 3, 0.5);

        assertEquals(Masks.fill(Polygons.of(box), 12, 12), Masks.fill(box, 12, 12));
    }

    @Property
    void equalPixelsAreEqualMasks(
            @ForAll @IntRange(min = 1, max = 9) int side, @ForAll @IntRange(max = 100) int percent, @ForAll long seed) {
        Pixels pixels = Pixels.random(side, side, percent, seed);
        int[] runs = pixels.columnRuns();
        // The same pixels with a run split in two by an empty run.
        int[] cut = new int[runs.length + 2];
        System.arraycopy(runs, 0, cut, 0, runs.length - 1);
        cut[runs.length + 1] = runs[runs.length - 1];

        assertEquals(pixels.mask(), Masks.ofColumnRuns(side, side, cut));
    }

    @Test
    void runsThatDoNotFitThePictureAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Masks.ofColumnRuns(2, 2, new int[] {3}));
        assertThrows(IllegalArgumentException.class, () -> Masks.ofColumnRuns(2, 2, new int[] {5, -1}));
        assertThrows(IllegalArgumentException.class, () -> Masks.ofColumnRuns(-2, -2, new int[] {4}));
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,-1", "4,0", "0,4", "5,5"})
    void maskThatSticksOutIsRefused(int x, int y) {
        Shape.Mask mask = new Shape.Mask(x, y, 2, 2, new int[] {0, 4});

        String message = assertThrows(IllegalArgumentException.class, () -> Masks.columnRuns(mask, 5, 5))
                .getMessage();

        assertTrue(message.startsWith("mask.outside: "), message);
    }

    @Test
    void smallMaskOnAHugePictureIsQuick() {
        int side = 10_000;
        Shape.Mask mask = new Shape.Mask(5_000, 5_000, 30, 20, new int[] {0, 600});

        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 2_000; i++) {
                int[] runs = Masks.columnRuns(mask, side, side);
                assertEquals(61, runs.length);
                assertEquals(mask, Masks.ofColumnRuns(side, side, runs));
            }
        });
    }

    @Test
    void hostileSidesAreRefusedWithoutUsingMemory() {
        Shape.Mask tall = new Shape.Mask(0, 0, 1, Integer.MAX_VALUE, new int[] {0, Integer.MAX_VALUE});
        Shape.Mask far = new Shape.Mask(Integer.MAX_VALUE, 0, 1, 1, new int[] {0, 1});

        assertThrows(IllegalArgumentException.class, () -> Masks.outline(tall));
        assertThrows(IllegalArgumentException.class, () -> Masks.outline(far));
        assertThrows(IllegalArgumentException.class, () -> Masks.fill(Shape.Polygon.of(0, 0, 1, 0, 1, 1), 1 << 30, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Masks.fill(Shape.Polygon.of(0, 0, 1, 0, 1, 1), 1 << 22, 1 << 22),
                "places and rings would not fit into a number");
        assertEquals(Optional.empty(), Masks.clip(far, new Frame(10, 10)));
        assertEquals(Optional.of(new Shape.Mask(0, 0, 1, 10, new int[] {0, 10})), Masks.clip(tall, new Frame(10, 10)));
    }

    @Test
    void clipKeepsWhatIsInsideAsItIs() {
        Shape.Mask mask = new Shape.Mask(2, 3, 4, 1, new int[] {1, 1, 1, 1});

        assertSame(mask, Masks.clip(mask, new Frame(6, 4)).orElseThrow());
        assertEquals(Optional.empty(), Masks.clip(mask, new Frame(3, 4)));
        assertEquals(Optional.of(new Shape.Mask(3, 3, 1, 1, new int[] {0, 1})), Masks.clip(mask, new Frame(4.9, 4)));
        assertEquals(Optional.empty(), Masks.clip(EMPTY, new Frame(6, 4)));
    }

    @Property
    void clipKeepsThePixelsInTheFrame(
            @ForAll @IntRange(min = 1, max = 12) int side,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll long seed) {
        Pixels pixels = Pixels.random(side, side, percent, seed);
        Shape.Mask mask = pixels.mask();
        Shape.Mask moved = new Shape.Mask(mask.x() - 3, mask.y() - 2, mask.width(), mask.height(), mask.runs());
        boolean[][] expected = new boolean[8][7];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 7; x++) {
                expected[y][x] = y + 2 < side && x + 3 < side && pixels.rows()[y + 2][x + 3];
            }
        }

        Shape.Mask clipped = Masks.clip(moved, new Frame(7, 8)).orElse(EMPTY);

        assertEquals(new Pixels(expected), Pixels.of(clipped, 7, 8));
    }

    @TestFactory
    List<DynamicTest> fillCoversThePixelsOfPycocotools() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                MasksTest.class.getResourceAsStream("coco-polygons.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(columns -> DynamicTest.dynamicTest(
                            columns[0] + " " + columns[1], () -> assertEquals(columns[2], filled(columns))))
                    .toList();
        }
    }

    @Test
    void fillCutsHolesOutOfTheirPartOnly() {
        Shape.Polygon polygon = new Shape.Polygon(List.of(
                new Shape.Polygon.Part(
                        PointList.of(0, 0, 6, 0, 6, 6, 0, 6), List.of(PointList.of(1, 1, 5, 1, 5, 5, 1, 5))),
                new Shape.Polygon.Part(PointList.of(2, 2, 4, 2, 4, 4, 2, 4), List.of()),
                new Shape.Polygon.Part(PointList.of(4, 4, 8, 4, 8, 6, 4, 6), List.of())));

        Pixels pixels = Pixels.of(Masks.fill(polygon, 9, 6), 9, 6);

        assertEquals(
                Pixels.drawn("######...", "#....#...", "#.##.#...", "#.##.#...", "#...####.", "########."), pixels);
    }

    @Test
    void fillOfNothingIsTheEmptyMask() {
        assertEquals(EMPTY, Masks.fill(new Shape.Polygon(List.of()), 5, 5));
        assertEquals(EMPTY, Masks.fill(Shape.Polygon.of(), 5, 5));
        assertEquals(EMPTY, Masks.fill(Shape.Polygon.of(1, 1), 5, 5));
        assertEquals(EMPTY, Masks.fill(Shape.Polygon.of(1, 1, 4, 4), 5, 5));
        assertEquals(EMPTY, Masks.fill(Shape.Polygon.of(2.1, 2.1, 2.2, 2.1, 2.2, 2.2), 5, 5));
        assertEquals(EMPTY, Masks.fill(Shape.Polygon.of(7, 7, 9, 7, 9, 9), 5, 5));
    }

    @Test
    void pointsFarOutsideCostNothing() {
        Shape.Polygon huge = Shape.Polygon.of(-1e300, -1e300, 1e300, -1e300, 1e300, 1e300, -1e300, 1e300);

        Shape.Mask mask = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Masks.fill(huge, 100, 50));

        assertEquals(new Shape.Mask(0, 0, 100, 50, new int[] {0, 5000}), mask);
    }

    private static String filled(String[] columns) {
        int[] size =
                Arrays.stream(columns[0].split(" ")).mapToInt(Integer::parseInt).toArray();
        List<Shape.Polygon.Part> parts = Arrays.stream(columns[1].split("\\|"))
                .map(part -> Arrays.stream(part.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .map(xy -> new Shape.Polygon.Part(new PointList(xy), List.of()))
                .toList();
        return CocoRle.encode(
                Masks.columnRuns(Masks.fill(new Shape.Polygon(parts), size[0], size[1]), size[0], size[1]));
    }
}
