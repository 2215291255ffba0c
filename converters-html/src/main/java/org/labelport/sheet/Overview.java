package org.labelport.sheet;

import java.io.IOException;
import java.util.Arrays;
import org.labelport.convert.Census;

/**
 * Counts over the headers of all items.
 *
 * @param annotatedItems number of items that have annotations
 * @param repeatedPaths number of items whose path an earlier item has already
 */
record Overview(long annotatedItems, long repeatedPaths) {

    private static final long PRIME = 0x100000001b3L;
    private static final long START = 0xcbf29ce484222325L;

    /** Counts over the headers. Takes eight bytes of memory for each item. */
    static Overview of(Census census) throws IOException {
        long[] hashes = new long[Math.toIntExact(census.items())];
        int[] next = new int[1];
        long[] annotated = new long[1];
        census.forEachItem(header -> {
            hashes[next[0]++] = hash(header.path());
            if (header.annotations() > 0) {
                annotated[0]++;
            }
        });
        Arrays.sort(hashes);
        long repeated = 0;
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i] == hashes[i - 1]) {
                repeated++;
            }
        }
        return new Overview(annotated[0], repeated);
    }

    /**
     * Hashes a path (FNV-1a). Among a million different paths, the chance that two have the same hash is one in tens of
     * millions.
     */
    private static long hash(String path) {
        long hash = START;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * PRIME;
        }
        return hash;
    }
}
