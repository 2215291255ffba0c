package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LongSetTest {

    private final LongSet set = new LongSet();

    @Test
    void everyNumberIsInItOnce() {
        for (long i = -5000; i < 5000; i++) {
            assertTrue(set.add(i * 1_000_003), "new: " + i);
        }
        for (long i = -5000; i < 5000; i++) {
            assertFalse(set.add(i * 1_000_003), "known: " + i);
        }
        assertTrue(set.add(Long.MIN_VALUE));
    }

    @Test
    void whatWasAddedIsInIt() {
        for (long number : new long[] {0, 1, Long.MAX_VALUE}) {
            assertFalse(set.contains(number), "before: " + number);
            set.add(number);
            assertTrue(set.contains(number), "after: " + number);
        }
        set.add("a.jpg");
        assertTrue(set.contains("a.jpg"));
        assertFalse(set.contains("b.jpg"));
    }

    @Test
    void everyTextIsInItOnce() {
        for (int i = 0; i < 5000; i++) {
            assertTrue(set.add("picture " + i + ".jpg"), "new: " + i);
        }
        for (int i = 0; i < 5000; i++) {
            assertFalse(set.add("picture " + i + ".jpg"), "known: " + i);
        }
        assertTrue(set.add("Picture 1.jpg"));
        assertTrue(set.add(""));
        assertFalse(set.add(""));
    }

    /** Files of interrupted runs hold such numbers. */
    @Test
    void textStandsForTheSameNumberForAllTime() {
        assertEquals(428849377354384708L, LongSet.hash("fähre.jpg"));
    }
}
