package org.labelport.yolo.ndjson;

import java.util.Arrays;
import java.util.Locale;

/** Remembers names by eight bytes each. Two different names are taken for one once in many million data sets. */
final class NameSet {

    /** Open addressing; 0 marks a free place. */
    private long[] hashes = new long[1 << 10];

    private int size;

    /** Whether the name is new; case does not count, as on Windows and macOS. */
    boolean add(String name) {
        long hash = hash(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        int place = place(hash);
        if (hashes[place] == hash) {
            return false;
        }
        hashes[place] = hash;
        if (++size > hashes.length / 2) {
            long[] old = hashes;
            hashes = new long[Math.multiplyExact(old.length, 2)];
            Arrays.stream(old).filter(kept -> kept != 0).forEach(kept -> hashes[place(kept)] = kept);
        }
        return true;
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
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }
}
