package org.labelport.target;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Records in memory, one after the other, each with its item and its length in front. */
final class ItemRecords {

    /** What a record takes besides its own bytes. */
    static final int HEADER = 2 * Integer.BYTES;

    /** Larger arrays are not to be had everywhere. */
    static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    static final ItemRecords NONE = new ItemRecords(0);

    private ByteBuffer bytes;
    private int size;

    ItemRecords(int capacity) {
        bytes = ByteBuffer.allocate(capacity);
    }

    void append(int item, byte[] source, int offset, int length) {
        int needed = Math.addExact(Math.addExact(size, HEADER), length);
        if (needed > bytes.capacity()) {
            int doubled = (int) Math.min(MAX_ARRAY, 2L * bytes.capacity());
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(needed, doubled)));
        }
        bytes.putInt(size, item).putInt(size + Integer.BYTES, length);
        System.arraycopy(source, offset, bytes.array(), size + HEADER, length);
        size = needed;
    }

    /** Makes room for records that were appended elsewhere. The caller puts all bytes of the result. */
    ByteBuffer grow(int length) {
        ByteBuffer room = ByteBuffer.wrap(bytes.array(), size, length);
        size += length;
        return room;
    }

    /** All records, to be put into others by {@link #grow}. */
    ByteBuffer all() {
        return ByteBuffer.wrap(bytes.array(), 0, size);
    }

    void clear() {
        size = 0;
    }

    /** How many bytes the records take; the first one is at 0. */
    int size() {
        return size;
    }

    /** The end of a record, which is where the next one is. */
    int after(int at) {
        return at + HEADER + bytes.getInt(at + Integer.BYTES);
    }

    int itemAt(int at) {
        return bytes.getInt(at);
    }

    byte[] recordAt(int at) {
        return Arrays.copyOfRange(bytes.array(), at + HEADER, after(at));
    }
}
