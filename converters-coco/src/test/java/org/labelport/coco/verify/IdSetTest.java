package org.labelport.coco.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.coco.file.CocoId;

class IdSetTest {

    @Test
    void saysWhetherAnIdIsNew() {
        IdSet ids = new IdSet();
        Set<Long> expected = new HashSet<>();
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            long number = random.nextInt(30_000) - 1000;
            assertEquals(expected.add(number), ids.add(CocoId.of(number)));
        }
        assertTrue(ids.add(CocoId.of("x")));
        assertFalse(ids.add(CocoId.of("x")));
    }

    @Test
    void everyNumberAnIdCanBeIsMetOnce() {
        IdSet ids = new IdSet();
        for (long number : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
            assertTrue(ids.add(CocoId.of(number)), "new: " + number);
            assertFalse(ids.add(CocoId.of(number)), "known: " + number);
        }
    }
}
