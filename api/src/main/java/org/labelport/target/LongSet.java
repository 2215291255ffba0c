package org.labelport.target;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A set of whole numbers, or of hashes of texts, that takes nine to eighteen bytes for each: finds duplicates in data
 * of any size, where a set of texts would not fit into memory. Not thread-safe.
 */
public final class LongSet {

    private static final int FIRST_SLOTS = 64;
    /** How many eighths of the slots may be taken. */
    private static final int FULL = 7;

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** 0 is a free slot; the number 0 itself is noted apart. */
    private long[] slots = new long[FIRST_SLOTS];

    private int size;
    private boolean hasZero;

    /**
     * Adds the {@linkplain #hash hash} of a text.
     *
     * @return whether it was not in there
     */
    public boolean add(String text) {
        return add(hash(text));
    }

    /**
     * Adds a number.
     *
     * @return whether it was not in there
     */
    public boolean add(long number) {
        if (number == 0) {
            boolean fresh = !hasZero;
            hasZero = true;
            return fresh;
        }
        int slot = slot(slots, number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        size++;
        if (size > slots.length / 8 * FULL) {
            grow();
        }
        return true;
    }

    /** Whether the {@linkplain #hash hash} of a text was added. */
    public boolean contains(String text) {
        return contains(hash(text));
    }

    /** Whether a number was added. */
    public boolean contains(long number) {
        return number == 0 ? hasZero : slots[slot(slots, number)] == number;
    }

    /**
     * A hash of a text, the same in every version. Two texts have the same hash with a probability of 2^-64, so among a
     * hundred million texts the probability that any two share one is about 1 in 4,000.
     */
    public static long hash(String text) {
        long hash = OFFSET_BASIS;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return mixed(hash);
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        Arrays.stream(slots).filter(number -> number != 0).forEach(number -> larger[slot(larger, number)] = number);
        slots = larger;
    }

    /** Where a number is, or the free slot where it belongs. */
    private static int slot(long[] slots, long number) {
        int slot = (int) (mixed(number) & (slots.length - 1));
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
