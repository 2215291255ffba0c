package org.labelport.csv.picture;

import java.util.Arrays;

/**
 * Remembers which names have occurred, by hashes of 64 bits, which take some sixteen bytes for each name. That two
 * different names are taken for the same one is too unlikely to matter.
 */
public final class SeenNames {

    private static final long EMPTY = 0;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private long[] hashes = new long[64];
    private int size;

    /**
     * Adds a name.
     *
     * @param parts of the name, which is the same only if all of them are
     * @return false when the name was there already
     */
    public boolean add(String... parts) {
        if (2 * size >= hashes.length) {
            grow();
        }
        boolean added = put(hash(parts));
        size += added ? 1 : 0;
        return added;
    }

    /** Whether a name was added. */
    public boolean has(String... parts) {
        long hash = hash(parts);
        int at = place(hash);
        while (hashes[at] != EMPTY) {
            if (hashes[at] == hash) {
                return true;
            }
            at = (at + 1) & (hashes.length - 1);
        }
        return false;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    private boolean put(long hash) {
        int at = place(hash);
        while (hashes[at] != EMPTY) {
            if (hashes[at] == hash) {
                return false;
            }
            at = (at + 1) & (hashes.length - 1);
        }
        hashes[at] = hash;
        return true;
    }

    private void grow() {
        long[] old = hashes;
        hashes = new long[Math.multiplyExact(old.length, 2)];
        Arrays.stream(old).filter(hash -> hash != EMPTY).forEach(this::put);
    }

    private int place(long hash) {
        return (int) (hash >>> 32) & (hashes.length - 1);
    }

    private static long hash(String... parts) {
        long hash = PRIME;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                hash = mix(hash ^ part.charAt(i));
            }
            hash = mix(hash ^ 0x10000);
        }
        return hash == EMPTY ? 1 : hash;
    }

    private static long mix(long hash) {
        long mixed = hash * PRIME;
        return mixed ^ mixed >>> 32;
    }
}
