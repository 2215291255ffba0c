package org.labelport.coco.file;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the ordinal of an id. Ids that are numbers, as in nearly all files, take 12 bytes for each slot of a hash
 * table; ids that are texts are in a map.
 */
public final class IdIndex {

    public static final int ABSENT = -1;

    private final Map<String, Integer> byText = new HashMap<>();
    private long[] numbers = new long[1024];
    /** The ordinal of the number in the same slot; {@link #ABSENT} for an empty slot. */
    private int[] ordinals = emptySlots(numbers.length);

    private int used;

    /** Adds an id. Returns false, and changes nothing, when it was added before. */
    public boolean add(CocoId id, int ordinal) {
        if (id.text() != null) {
            return byText.putIfAbsent(id.text(), ordinal) == null;
        }
        int slot = slot(id.number());
        if (ordinals[slot] != ABSENT) {
            return false;
        }
        numbers[slot] = id.number();
        ordinals[slot] = ordinal;
        if (++used > numbers.length / 4 * 3) {
            grow();
        }
        return true;
    }

    /** Returns the ordinal of an id, or {@link #ABSENT}. */
    public int find(CocoId id) {
        return id.text() != null ? byText.getOrDefault(id.text(), ABSENT) : find(id.number());
    }

    /** Returns the ordinal of an id that is a number, or {@link #ABSENT}. */
    public int find(long id) {
        return ordinals[slot(id)];
    }

    /** Returns the slot that holds a number, or the empty slot in which to put it. */
    private int slot(long number) {
        int mask = numbers.length - 1;
        long hash = number * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & mask;
        while (ordinals[slot] != ABSENT && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        int[] oldOrdinals = ordinals;
        numbers = new long[Math.multiplyExact(oldNumbers.length, 2)];
        ordinals = emptySlots(numbers.length);
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldOrdinals[i] != ABSENT) {
                int slot = slot(oldNumbers[i]);
                numbers[slot] = oldNumbers[i];
                ordinals[slot] = oldOrdinals[i];
            }
        }
    }

    private static int[] emptySlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, ABSENT);
        return slots;
    }
}
