package org.labelport.cvat;

import java.util.Arrays;

/** Tells texts that come again, by a hash of eight bytes each. */
final class SeenHashes {

    private static final int FIRST_CAPACITY = 1 << 10;

    /** Open addressing; 0 marks a free place. */
    private long[] places = new long[FIRST_CAPACITY];

    private int size;

    /** Whether the text came for the first time. */
    boolean add(String text) {
        if (2 * size >= places.length) {
            long[] old = places;
            places = new long[2 * old.length];
            Arrays.stream(old).filter(hash -> hash != 0).forEach(this::insert);
        }
        boolean added = insert(hash(text));
        size += added ? 1 : 0;
        return added;
    }

    private boolean insert(long hash) {
        int at = (int) (hash & places.length - 1);
        while (places[at] != 0) {
            if (places[at] == hash) {
                return false;
            }
            at = at + 1 & places.length - 1;
        }
        places[at] = hash;
        return true;
    }

    /** FNV-1a with a final mix. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
