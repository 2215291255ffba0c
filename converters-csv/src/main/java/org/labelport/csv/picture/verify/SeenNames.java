package org.labelport.csv.picture.verify;

import org.labelport.target.LongSet;

/**
 * Remembers which names have occurred, by hashes of 64 bits, which take some sixteen bytes for each name. That two
 * different names are taken for the same one is too unlikely to matter.
 */
public final class SeenNames {

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final LongSet hashes = new LongSet();
    private boolean empty = true;

    /**
     * Adds a name.
     *
     * @param parts of the name, which is the same only if all of them are
     * @return false when the name was there already
     */
    public boolean add(String... parts) {
        empty = false;
        return hashes.add(hash(parts));
    }

    /** Whether a name was added. */
    public boolean has(String... parts) {
        return hashes.contains(hash(parts));
    }

    public boolean isEmpty() {
        return empty;
    }

    private static long hash(String... parts) {
        long hash = 0;
        for (String part : parts) {
            hash = hash * PRIME + LongSet.hash(part);
        }
        return hash;
    }
}
