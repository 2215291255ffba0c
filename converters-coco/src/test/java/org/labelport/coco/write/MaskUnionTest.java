package org.labelport.coco.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MaskUnionTest {

    @Test
    void isWhatMasksUnitedOneAfterTheOtherAre() {
        Random random = new Random(3);
        for (int count = 1; count < 40; count++) {
            MaskUnion union = new MaskUnion();
            int[] expected = null;
            for (int i = 0; i < count; i++) {
                int from = random.nextInt(90);
                int[] runs = {from, 1 + random.nextInt(9), 200 - from};
                union.add(runs);
                expected = expected == null ? runs : ColumnRuns.united(expected, runs);
                assertArrayEquals(expected, union.runs());
                assertEquals(i + 1, union.masks());
            }
        }
    }

    @Test
    void ofNothingIsEmpty() {
        assertEquals(0, new MaskUnion().runs().length);
    }

    /** Uniting the masks one after the other would take 10 billion steps. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void manyMasksTakeLittleMoreTimeThanTheirRuns() {
        int count = 100_000;
        MaskUnion union = new MaskUnion();
        for (int i = 0; i < count; i++) {
            union.add(new int[] {2 * i, 1, 2 * (count - i) - 1});
        }
        int[] runs = union.runs();
        assertEquals(2 * count + 1, runs.length);
        assertEquals(count, ColumnRuns.area(runs));
    }
}
