package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.geometry.Masks;
import org.labelport.model.Shape;

class CanvasMasksTest {

    /** Values of a picture, some rows of which are the same. */
    private static int[] values(long seed, int width, int height) {
        Random random = new Random(seed);
        int[] values = random.ints((long) width * height, -1, 4).toArray();
        for (int y = 1; y < height; y++) {
            if (random.nextBoolean()) {
                System.arraycopy(values, (y - 1) * width, values, y * width, width);
            }
        }
        return values;
    }

    private static Shape.Mask plainly(int[] values, int width, int height, int left, int top, int value) {
        int[] runs = Arrays.stream(values)
                .flatMap(each -> each == value ? IntStream.of(0, 1) : IntStream.of(1, 0))
                .toArray();
        return Masks.tight(new Shape.Mask(left, top, width, height, runs));
    }

    @Property
    void everyValueHasItsPixels(
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll long seed) {
        int[] values = values(seed, width, height);
        LabelCanvas canvas = LabelCanvas.of(width, height, values);

        SortedMap<Integer, Shape.Mask> masks = CanvasMasks.of(canvas);

        assertArrayEquals(Arrays.stream(values).sorted().distinct().toArray(), canvas.distinct());
        assertEquals(
                Arrays.stream(canvas.distinct())
                        .filter(value -> value != 0)
                        .boxed()
                        .toList(),
                List.copyOf(masks.keySet()));
        masks.forEach((value, mask) -> assertEquals(plainly(values, width, height, 0, 0, value), mask));
        for (int value = -1; value < 5; value++) {
            int wanted = value;
            assertEquals(
                    plainly(values, width, height, 7, -2, value),
                    CanvasMasks.of(canvas, 7, -2, each -> each == wanted));
        }
    }

    @Test
    void valuesInTheFirstAndTheLastRow() {
        int width = 200;
        int height = 100;
        int[] values = new int[width * height];
        IntStream.range(0, width).forEach(x -> values[x] = values[(height - 1) * width + x] = x + 1);

        SortedMap<Integer, Shape.Mask> masks = CanvasMasks.of(LabelCanvas.of(width, height, values));

        assertEquals(width, masks.size());
        assertEquals(new Shape.Mask(0, 0, 1, height, new int[] {0, 1, height - 2, 1}), masks.get(1));
    }

    @Property
    void pixelsAreFoundByPlaceAndByValue(
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll long seed) {
        int[] values = values(seed, width, height);
        LabelCanvas canvas = LabelCanvas.of(width, height, values);

        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], canvas.valueAt(i % width, i / width));
        }
        int first = IntStream.range(0, values.length)
                .filter(i -> values[i] == 2)
                .findFirst()
                .orElse(-1);
        assertEquals(
                first < 0
                        ? Optional.empty()
                        : Optional.of(new LabelCanvas.Pixel(first % width, first / width, values[first])),
                canvas.first(value -> value == 2));
    }

    @Property
    void pairsAreThoseOfThePixels(
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll long seed) {
        int[] one = values(seed, width, height);
        int[] other = values(~seed, width, height);
        CanvasPair pair = new CanvasPair(LabelCanvas.of(width, height, one), LabelCanvas.of(width, height, other));
        int[] both = new int[one.length];
        int[] first = {-1};
        for (int i = one.length - 1; i >= 0; i--) {
            both[i] = 10 * one[i] + other[i];
            first[0] = one[i] > other[i] ? i : first[0];
        }

        assertArrayEquals(both, pair.joined((a, b) -> 10 * a + b).values());
        assertEquals(
                first[0] < 0
                        ? Optional.empty()
                        : Optional.of(new CanvasPair.Pixel(
                                first[0] % width, first[0] / width, one[first[0]], other[first[0]])),
                pair.first((a, b) -> a > b));
    }

    @Test
    void picturesOfOtherSizesAreNoPair() {
        LabelCanvas canvas = new LabelCanvas(2, 3);
        LabelCanvas other = new LabelCanvas(3, 2);

        assertThrows(IllegalArgumentException.class, () -> new CanvasPair(canvas, other));
    }

    @Property
    void scaledPixelsAreThoseAtTheirLeftUpperCorners(
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 20) int newWidth,
            @ForAll @IntRange(min = 1, max = 20) int newHeight,
            @ForAll long seed) {
        int[] values = values(seed, width, height);
        int[] scaled = new int[newWidth * newHeight];
        for (int i = 0; i < scaled.length; i++) {
            int x = i % newWidth * width / newWidth;
            int y = i / newWidth * height / newHeight;
            scaled[i] = values[y * width + x];
        }

        assertArrayEquals(
                scaled,
                Scaling.of(LabelCanvas.of(width, height, values), newWidth, newHeight)
                        .values());
    }
}
