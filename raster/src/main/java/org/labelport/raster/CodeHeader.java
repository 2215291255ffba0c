package org.labelport.raster;

import java.util.BitSet;

/**
 * The beginning of a zlib stream, up to the first symbol: the stream's two header bytes, and the code table of its only
 * block, which gives the number of bits of each symbol.
 *
 * <p>Source: RFC 1950, section 2.2, and RFC 1951, section 3.2.7.
 *
 * @param bytes the bits in the order in which they are written, the first lowest
 * @param bits the number of bits
 */
record CodeHeader(byte[] bytes, int bits) {

    /** The two bytes that begin the stream: a window of 32 kB, packed at the fastest level. */
    private static final int STREAM = 0x0178;

    private static final int LAST_BLOCK_WITH_TABLE = 0b101;
    private static final int FIRST_LENGTH = 257;
    /** The order in which the table gives the number of bits of its own symbols. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int REPEAT = 16;
    private static final int LEAST_REPEAT = 3;
    private static final int MOST_REPEAT = 6;
    /** The symbols of the table that are used: eight, so that each takes three bits. */
    private static final int[] USED = {1, 2, 3, 4, 7, 9, 10, REPEAT};

    private static final int USED_BITS = 3;

    static CodeHeader of(int[] symbolBits, int[] distanceBits) {
        Writer writer = new Writer();
        writer.put(STREAM, Short.SIZE);
        writer.put(LAST_BLOCK_WITH_TABLE, 3);
        writer.put(symbolBits.length - FIRST_LENGTH, 5);
        writer.put(distanceBits.length - 1, 5);
        writer.put(ORDER.length - 4, 4);
        for (int symbol : ORDER) {
            writer.put(place(symbol) < 0 ? 0 : USED_BITS, 3);
        }
        writer.lengths(symbolBits);
        writer.lengths(distanceBits);
        return new CodeHeader(writer.bits.toByteArray(), writer.size);
    }

    private static int place(int symbol) {
        for (int i = 0; i < USED.length; i++) {
            if (USED[i] == symbol) {
                return i;
            }
        }
        return -1;
    }

    private static final class Writer {

        private final BitSet bits = new BitSet();
        private int size;

        void put(int value, int count) {
            for (int i = 0; i < count; i++) {
                bits.set(size++, (value >> i & 1) == 1);
            }
        }

        private void symbol(int symbol) {
            put(Integer.reverse(place(symbol)) >>> Integer.SIZE - USED_BITS, USED_BITS);
        }

        void lengths(int[] lengths) {
            for (int i = 0; i < lengths.length; ) {
                symbol(lengths[i]);
                int end = i + 1;
                while (end < lengths.length && lengths[end] == lengths[i]) {
                    end++;
                }
                i++;
                while (i < end) {
                    int repeats = Math.min(MOST_REPEAT, end - i);
                    if (repeats >= LEAST_REPEAT) {
                        symbol(REPEAT);
                        put(repeats - LEAST_REPEAT, 2);
                        i += repeats;
                    } else {
                        symbol(lengths[i++]);
                    }
                }
            }
        }
    }
}
