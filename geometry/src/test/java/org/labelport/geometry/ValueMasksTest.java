package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.Shape;

class ValueMasksTest {

    @Property
    void everyValueHasItsPixels(
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll long seed) {
        int[] values = new Random(seed).ints((long) width * height, -1, 4).toArray();

        SortedMap<Integer, Shape.Mask> masks = Masks.ofValues(values, width, height);

        assertEquals(
                Arrays.stream(values)
                        .filter(value -> value != 0)
                        .boxed()
                        .sorted()
                        .distinct()
                        .toList(),
                List.copyOf(masks.keySet()));
        masks.forEach((value, mask) -> {
            assertEquals(pixels(values, width, height, value), Pixels.of(mask, width, height));
            assertEquals(mask, Masks.tight(mask));
            assertEquals(mask, Masks.ofValue(values, width, height, value));
        });
        assertEquals(
                pixels(values, width, height, 0), Pixels.of(Masks.ofValue(values, width, height, 0), width, height));
    }

    private static Pixels pixels(int[] values, int width, int height, int value) {
        boolean[][] rows = new boolean[height][width];
        for (int i = 0; i < values.length; i++) {
            rows[i / width][i % width] = values[i] == value;
        }
        return new Pixels(rows);
    }

    @Test
    void picturesOfOtherSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Masks.ofValues(new int[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Masks.ofValue(new int[6], -2, -3, 1));
        assertEquals(0, Masks.ofValues(new int[0], 0, 0).size());
        assertEquals(0, Masks.ofValue(new int[6], 2, 3, 7).width());
    }

    @Test
    void valuesInTheFirstAndTheLastRow() {
        int width = 200;
        int height = 100;
        int[] values = new int[width * height];
        IntStream.range(0, width).forEach(x -> values[x] = values[(height - 1) * width + x] = x + 1);

        SortedMap<Integer, Shape.Mask> masks = Masks.ofValues(values, width, height);

        assertEquals(width, masks.size());
        assertEquals(new Shape.Mask(0, 0, 1, height, new int[] {0, 1, height - 2, 1}), masks.get(1));
    }
}
