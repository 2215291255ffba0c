package org.labelport.convert;

import java.util.Arrays;
import java.util.Locale;

/**
 * Keeps names apart that come one by one, in the data set's order: the first of several equal names keeps it. Case does
 * not count, as on Windows and macOS. A name takes eight bytes of memory. Two different names are taken for equal once
 * in many million data sets, which gives one of them a suffix that it did not need. Not thread-safe.
 */
final class NamesInOrder {

    private static final int FIRST_CAPACITY = 1 << 10;

    /** Open addressing; 0 marks a free place. */
    private long[] hashes = new long[FIRST_CAPACITY];

    private int size;

    /** Whether a name is taken. */
    boolean isTaken(String name) {
        return hashes[place(hash(name))] != 0;
    }

    /** Takes a name. */
    void take(String name) {
        long hash = hash(name);
        int place = place(hash);
        if (hashes[place] == 0) {
            hashes[place] = hash;
            if (++size > hashes.length / 2) {
                grow();
            }
        }
    }

    private void grow() {
        long[] old = hashes;
        hashes = new long[Math.multiplyExact(old.length, 2)];
        Arrays.stream(old).filter(hash -> hash != 0).forEach(hash -> hashes[place(hash)] = hash);
    }

    private int place(long hash) {
        int mask = hashes.length - 1;
        int place = (int) (hash >>> 17) & mask;
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static long hash(String name) {
        long hash = NameHash.of(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        return hash == 0 ? 1 : hash;
    }
}
