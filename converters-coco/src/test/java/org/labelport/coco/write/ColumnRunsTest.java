package org.labelport.coco.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Masks;
import org.labelport.model.Shape;

/** Results computed from runs are the same as those computed from pixels. */
class ColumnRunsTest {

    @Test
    void unitedRunsCoverWhatOneOrTheOtherCovers() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            int width = 1 + random.nextInt(7);
            int height = 1 + random.nextInt(7);
            boolean[] one = pixels(random, width * height);
            boolean[] other = pixels(random, width * height);
            boolean[] both = new boolean[one.length];
            for (int i = 0; i < both.length; i++) {
                both[i] = one[i] || other[i];
            }
            int[] united = ColumnRuns.united(runs(one), runs(other));
            assertEquals(Masks.ofColumnRuns(width, height, runs(both)), Masks.ofColumnRuns(width, height, united));
        }
    }

    @Test
    void boxAndAreaOfRunsAreThoseOfTheirMask() {
        Random random = new Random(8);
        for (int round = 0; round < 500; round++) {
            int width = 1 + random.nextInt(7);
            int height = 1 + random.nextInt(7);
            int[] runs = runs(pixels(random, width * height));
            Shape.Mask mask = Masks.ofColumnRuns(width, height, runs);
            assertEquals(mask.area(), ColumnRuns.area(runs));
            if (mask.area() > 0) {
                assertEquals(Boxes.bounds(mask).orElseThrow(), ColumnRuns.bounds(runs, height));
            }
        }
    }

    private static boolean[] pixels(Random random, int count) {
        boolean[] pixels = new boolean[count];
        int density = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            pixels[i] = random.nextInt(4) < density;
        }
        return pixels;
    }

    private static int[] runs(boolean[] pixels) {
        int[] runs = new int[pixels.length + 1];
        int last = 0;
        boolean inside = false;
        for (boolean pixel : pixels) {
            if (pixel != inside) {
                inside = pixel;
                last++;
            }
            runs[last]++;
        }
        return Arrays.copyOf(runs, last + 1);
    }
}
