package org.labelport.coco.file;

import java.util.HashSet;
import java.util.Set;

/**
 * Notices keys that a JSON object has twice. Some readers use the first and some the last one, so neither may be
 * dropped silently.
 */
public final class SeenKeys {

    /** Nearly all objects have at most this number of keys; comparing so few is faster than hashing them. */
    private static final int FEW = 16;

    private static final int MAX_SHOWN = 100;
    private static final int SPREAD = 0x9E3779B9;
    /** Leaves the highest six bits, a number from 0 to 63. */
    private static final int HASH_SHIFT = 26;

    private final String[] first = new String[FEW];
    private final Set<String> others = new HashSet<>();
    private int size;
    /** A bit for each key, chosen by its hash. A key whose bit is not set is certainly new. */
    private long hashes;

    private String twice = "";

    /** Forgets all keys, and whether one was there twice. */
    public void clear() {
        next();
        twice = "";
    }

    /** Begins another object. Whether a key was there twice in an earlier object is not forgotten. */
    public void next() {
        size = 0;
        hashes = 0;
        if (!others.isEmpty()) {
            others.clear();
        }
    }

    public void add(String key) {
        long hash = 1L << (key.hashCode() * SPREAD >>> HASH_SHIFT);
        boolean maybe = (hashes & hash) != 0;
        hashes |= hash;
        if (maybe && isSeen(key)) {
            twice = Snippet.of(key, MAX_SHOWN);
            return;
        }
        if (size < FEW) {
            first[size++] = key;
        } else {
            others.add(key);
        }
    }

    private boolean isSeen(String key) {
        for (int i = 0; i < size; i++) {
            if (first[i].equals(key)) {
                return true;
            }
        }
        return size == FEW && others.contains(key);
    }

    /** Whether an object had a key twice. */
    public boolean isAnyTwice() {
        return !twice.isEmpty();
    }

    /** Returns a message that names a key that was there twice. */
    public String problem() {
        return "it has the key '" + twice + "' twice, and readers differ in which one they use; remove one";
    }
}
