package org.labelport.raster;

/**
 * The code with which runs are packed: one table for all pictures, made for pictures of labels whose rows are
 * differences from the row above. The shortest symbols are the longest copy, the zero and the filter byte; then come
 * copies of other lengths and small differences. The first bit that is written is the lowest bit of a code.
 *
 * <p>Source: RFC 1951, sections 3.2.2 to 3.2.7.
 */
final class RunCode {

    /** The symbol that ends the block. */
    static final int END = 256;
    /** Bytes of the shortest copy. */
    static final int SHORTEST = 3;
    /** Bytes of the longest copy. */
    static final int LONGEST = 258;
    /** How many of the longest copies are put at once. */
    static final int GROUP = 14;

    /** Runs of fewer zeros than this are put at once. */
    static final int ZEROS = 1 << 11;

    private static final int SYMBOLS = 286;
    private static final int LENGTHS = END + 1;
    private static final int DISTANCES = 3;
    /** The largest difference that is common; the others are rare and have longer codes. */
    private static final int SMALL_DIFFERENCE = 49;

    private static final int[] SYMBOL_BITS = symbolBits();
    private static final int[] SYMBOL_CODES = codes(SYMBOL_BITS);
    /** The bits of the distance of a copy: 1, 2 and 3 bytes back. */
    private static final int[] DISTANCE_BITS = {1, 2, 2};

    private static final int[] DISTANCE_CODES = codes(DISTANCE_BITS);
    private static final int[] COPY_BITS = new int[LONGEST + 1];
    private static final int[] COPY_CODES = new int[LONGEST + 1];
    /** The codes of several of the longest copies, by distance and number. */
    private static final long[][] LONGEST_CODES = new long[DISTANCES + 1][GROUP + 1];

    /** The codes of runs of zeros, by length. */
    private static final long[] ZEROS_CODES = new long[ZEROS];

    private static final byte[] ZEROS_BITS = new byte[ZEROS];

    static {
        int length = SHORTEST;
        for (int i = 0; i < SYMBOLS - LENGTHS - 1; i++) {
            int symbol = LENGTHS + i;
            int more = i < 8 ? 0 : i / 4 - 1;
            for (int j = 0; j < 1 << more && length < LONGEST; j++) {
                COPY_CODES[length] = SYMBOL_CODES[symbol] | j << SYMBOL_BITS[symbol];
                COPY_BITS[length++] = SYMBOL_BITS[symbol] + more;
            }
        }
        COPY_CODES[LONGEST] = SYMBOL_CODES[SYMBOLS - 1];
        COPY_BITS[LONGEST] = SYMBOL_BITS[SYMBOLS - 1];
        for (int distance = 1; distance <= DISTANCES; distance++) {
            for (int count = 1; count <= GROUP; count++) {
                LONGEST_CODES[distance][count] = LONGEST_CODES[distance][count - 1]
                        | (long) copy(LONGEST, distance) << longestBits(distance, count - 1);
            }
        }
        for (int zeros = 1; zeros < ZEROS; zeros++) {
            appendZeros(zeros, literal(0), literalBits(0));
            int copies = (zeros - 1) / LONGEST;
            appendZeros(zeros, longest(1, copies), longestBits(1, copies));
            int rest = (zeros - 1) % LONGEST;
            if (rest >= SHORTEST) {
                appendZeros(zeros, copy(rest, 1), copyBits(rest, 1));
            } else {
                for (int i = 0; i < rest; i++) {
                    appendZeros(zeros, literal(0), literalBits(0));
                }
            }
        }
    }

    private static void appendZeros(int zeros, long code, int bits) {
        ZEROS_CODES[zeros] |= code << ZEROS_BITS[zeros];
        ZEROS_BITS[zeros] += (byte) bits;
    }

    private static final CodeHeader HEADER = CodeHeader.of(SYMBOL_BITS, DISTANCE_BITS);

    private RunCode() {}

    private static int[] symbolBits() {
        int[] bits = new int[SYMBOLS];
        for (int symbol = 0; symbol < END; symbol++) {
            bits[symbol] = symbol <= SMALL_DIFFERENCE || symbol >= END - SMALL_DIFFERENCE ? 9 : 10;
        }
        bits[0] = 3;
        bits[2] = 4;
        bits[END] = 10;
        for (int symbol = LENGTHS; symbol < SYMBOLS; symbol++) {
            bits[symbol] = 7;
        }
        bits[SYMBOLS - 1] = 2;
        return bits;
    }

    /** Returns the canonical code for given numbers of bits, with the bits of each symbol reversed. */
    private static int[] codes(int[] bits) {
        int[] codes = new int[bits.length];
        int code = 0;
        for (int length = 1; length < Short.SIZE; length++) {
            for (int symbol = 0; symbol < bits.length; symbol++) {
                if (bits[symbol] == length) {
                    codes[symbol] = Integer.reverse(code++) >>> Integer.SIZE - length;
                }
            }
            code <<= 1;
        }
        return codes;
    }

    static int literal(int symbol) {
        return SYMBOL_CODES[symbol];
    }

    static int literalBits(int symbol) {
        return SYMBOL_BITS[symbol];
    }

    static int copy(int length, int distance) {
        return COPY_CODES[length] | DISTANCE_CODES[distance - 1] << COPY_BITS[length];
    }

    static int copyBits(int length, int distance) {
        return COPY_BITS[length] + DISTANCE_BITS[distance - 1];
    }

    static long longest(int distance, int count) {
        return LONGEST_CODES[distance][count];
    }

    static int longestBits(int distance, int count) {
        return count * copyBits(LONGEST, distance);
    }

    /** Returns the code of a run of 1 to below {@link #ZEROS} zeros. */
    static long zeros(int count) {
        return ZEROS_CODES[count];
    }

    static int zerosBits(int count) {
        return ZEROS_BITS[count];
    }

    /** The number of bits before the first symbol: the stream's two bytes, and the table of the only block. */
    static int headerBits() {
        return HEADER.bits();
    }

    /** Copies the whole bytes of the header to the start of an array and returns how many they are. */
    static int header(byte[] into) {
        int whole = HEADER.bits() / Byte.SIZE;
        System.arraycopy(HEADER.bytes(), 0, into, 0, whole);
        return whole;
    }

    /** The bits of the header after its last whole byte. */
    static int restOfHeader() {
        int whole = HEADER.bits() / Byte.SIZE;
        return whole < HEADER.bytes().length ? HEADER.bytes()[whole] & 0xff : 0;
    }
}
