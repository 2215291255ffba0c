package org.labelport.engine.ingest;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.OptionalLong;
import org.labelport.engine.hash.Sha256;

/** The marks of a snapshot's items by their ids; several items may have the same id. Takes about 34 bytes an item. */
final class MarkTable {

    /** 0 is a free slot. */
    private final long[] keys;

    private final long[] marks;
    private final BitSet met = new BitSet();

    /** @param items the largest number of items */
    MarkTable(long items) {
        int slots = Integer.highestOneBit(Math.toIntExact(Math.max(8, Math.multiplyExact(items, 3) / 2))) * 2;
        keys = new long[slots];
        marks = new long[slots];
    }

    void add(String id, long mark) {
        for (int occurrence = 0; ; occurrence++) {
            long key = key(id, occurrence);
            int slot = slot(key);
            if (keys[slot] == 0) {
                keys[slot] = key;
                marks[slot] = mark;
                return;
            }
        }
    }

    /** Returns the mark of the next item with this id that was not met yet, and counts this item as met. */
    OptionalLong meet(String id) {
        for (int occurrence = 0; ; occurrence++) {
            int slot = slot(key(id, occurrence));
            if (keys[slot] == 0) {
                return OptionalLong.empty();
            }
            if (!met.get(slot)) {
                met.set(slot);
                return OptionalLong.of(marks[slot]);
            }
        }
    }

    /** Where a key is, or the free slot where it belongs. */
    private int slot(long key) {
        int slot = (int) key & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static long key(String id, int occurrence) {
        long key = ByteBuffer.wrap(Sha256.of(occurrence + " " + id)).getLong();
        return key == 0 ? 1 : key;
    }
}
