package org.labelport.coco.file;

import java.util.HashSet;
import java.util.Set;

/** Notices a key that an object has twice: readers take the one or the other, and none should be left out without a word. */
public final class SeenKeys {

    /** As many as nearly all objects have at most; to compare them is quicker than to hash them. */
    private static final int FEW = 16;

    private static final int MAX_SHOWN = 100;
    private static final int SPREAD = 0x9E3779B9;
    /** Leaves six bits, one of 64. */
    private static final int HASH_SHIFT = 26;

    private final String[] first = new String[FEW];
    private final Set<String> others = new HashSet<>();
    private int size;
    /** A bit for each key by its hash: most keys are new for sure. */
    private long hashes;

    private String twice = "";

    /** Forgets all. */
    public void clear() {
        next();
        twice = "";
    }

    /** Begins with another object; what was there twice in those before is remembered. */
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
            twice = key.length() > MAX_SHOWN ? key.substring(0, MAX_SHOWN) + "…" : key;
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

    /** Whether a key was there twice. */
    public boolean isAnyTwice() {
        return !twice.isEmpty();
    }

    /** What is wrong. */
    public String problem() {
        return "it has the key '" + twice + "' twice, and readers take the one or the other; remove one";
    }
}
