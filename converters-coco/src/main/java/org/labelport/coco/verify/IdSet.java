package org.labelport.coco.verify;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.labelport.coco.file.CocoId;

/** A set of ids. Numbers, which nearly all files use, take eight bytes for each slot of a hash table. */
final class IdSet {

    private static final long EMPTY = Long.MIN_VALUE;

    private final Set<String> texts = new HashSet<>();
    private long[] slots = empty(1024);
    private int used;

    /** Adds an id. Returns false when it was added before. */
    boolean add(CocoId id) {
        if (id.text() != null) {
            return texts.add(id.text());
        }
        if (used >= slots.length / 4 * 3) {
            grow();
        }
        return put(id.number());
    }

    private boolean put(long number) {
        int mask = slots.length - 1;
        int slot = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (slots[slot] != EMPTY) {
            if (slots[slot] == number) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = number;
        used++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = empty(Math.multiplyExact(old.length, 2));
        used = 0;
        for (long number : old) {
            if (number != EMPTY) {
                put(number);
            }
        }
    }

    private static long[] empty(int length) {
        long[] slots = new long[length];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
