package org.labelport.raster;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs bytes that are given as runs into a zlib stream of one block. A run of any length is written as its first pixel
 * and then copies of the pixel before, up to 258 bytes each, so that time grows with the number of runs. The checksum
 * of a run is computed by a formula, not byte by byte.
 *
 * <p>Source: RFC 1950, RFC 1951.
 */
final class RunDeflater {

    /** Gets the packed bytes. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] bytes, int length) throws IOException;
    }

    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_BYTES = 1 << 12;
    private static final int MODULUS = 65_521;

    private static final int MOST_BITS = 56;

    private final Sink sink;
    private final int limit;
    private final int filter;
    private final int pixelBytes;
    private final int rowBytes;
    /** The code of an unchanged row, when it fits, and its number of bits; 0 while it has not been made. */
    private long row;

    private int rowBits;
    /** The number of unchanged rows that have been added but not put. */
    private int unchanged;

    private byte[] bytes;
    private int size;
    private long bits;
    private int bitCount;

    private long sum = 1;
    private long sumOfSums;
    /**
     * The number of bytes that the current row still lacks, the sum of the bytes before these, and the sum of their
     * sums.
     */
    private int rowLeft;

    private long rowSum;
    private long rowSumOfSums;

    /**
     * Starts a stream.
     *
     * @param limit how many bytes the sink gets at once at most; must be more than the header has
     * @param filter the byte that each row begins with
     * @param pixelBytes number of bytes of a pixel, 1 to 3
     * @param width number of pixels of a row
     */
    RunDeflater(Sink sink, int limit, int filter, int pixelBytes, int width) throws IOException {
        this.sink = sink;
        this.limit = limit;
        this.filter = filter;
        this.pixelBytes = pixelBytes;
        this.rowBytes = pixelBytes * width;
        this.bytes = new byte[Math.min(limit, FIRST_BYTES)];
        size = RunCode.header(bytes);
        put(RunCode.restOfHeader(), RunCode.headerBits() % Byte.SIZE);
    }

    /** Adds rows that are all zeros. The row before must be complete. */
    void unchangedRows(int count) {
        unchanged += count;
    }

    private void beginRow() throws IOException {
        putUnchanged();
        put(RunCode.literal(filter), RunCode.literalBits(filter));
        rowLeft = rowBytes;
        rowSum = filter;
        rowSumOfSums = (rowBytes + 1L) * filter;
    }

    private void putUnchanged() throws IOException {
        if (unchanged == 0) {
            return;
        }
        if (rowBits == 0) {
            makeRow();
        }
        int left = unchanged;
        if (rowBits > MOST_BITS) {
            for (; left > 0; left--) {
                put(RunCode.literal(filter), RunCode.literalBits(filter));
                equal(0, 1, rowBytes);
            }
        } else if (2 * rowBits <= MOST_BITS) {
            long two = row | row << rowBits;
            for (; left > 1; left -= 2) {
                put(two, 2 * rowBits);
            }
        }
        for (; left > 0; left--) {
            put(row, rowBits);
        }
        addUnchangedToSums(unchanged);
        unchanged = 0;
    }

    /**
     * Adds unchanged rows to the checksum. Each adds the same to the sum, so that the sum of sums is an arithmetic
     * series.
     */
    private void addUnchangedToSums(long count) {
        long length = rowBytes + 1L;
        long pairs = count * (count - 1L) / 2 % MODULUS;
        sumOfSums = (sumOfSums
                        + count * length % MODULUS * sum
                        + pairs * (length % MODULUS) * filter
                        + count * length % MODULUS * filter)
                % MODULUS;
        sum = (sum + count * filter) % MODULUS;
    }

    /** Makes the code of an unchanged row: the same bits that would be put for it run by run. */
    private void makeRow() {
        int copies = (rowBytes - 1) / RunCode.LONGEST;
        int rest = (rowBytes - 1) % RunCode.LONGEST;
        if (copies > RunCode.GROUP) {
            rowBits = MOST_BITS + 1;
            return;
        }
        append(RunCode.literal(filter), RunCode.literalBits(filter));
        append(RunCode.literal(0), RunCode.literalBits(0));
        append(RunCode.longest(1, copies), RunCode.longestBits(1, copies));
        if (rest >= RunCode.SHORTEST) {
            append(RunCode.copy(rest, 1), RunCode.copyBits(rest, 1));
        } else {
            for (int i = 0; i < rest; i++) {
                append(RunCode.literal(0), RunCode.literalBits(0));
            }
        }
    }

    private void append(long bitsOfRow, int count) {
        row |= bitsOfRow << rowBits;
        rowBits += count;
    }

    /**
     * Adds equal pixels of one row.
     *
     * @param pixel the bytes of one pixel; the last one is the lowest byte of the number
     * @param count above 0
     */
    void run(int pixel, int count) throws IOException {
        int length = count * pixelBytes;
        if (rowLeft == 0) {
            if (pixel == 0 && length == rowBytes) {
                unchangedRows(1);
                return;
            }
            beginRow();
        }
        if (pixel == 0 && length < RunCode.ZEROS) {
            put(RunCode.zeros(length), RunCode.zerosBits(length));
        } else {
            addToRowSums(pixel, count);
            int single = pixel & 0xff;
            boolean even = pixel == (single * 0x010101 & (1 << 8 * pixelBytes) - 1);
            equal(pixel, even ? 1 : pixelBytes, length);
        }
        rowLeft -= length;
        if (rowLeft == 0) {
            endRow();
        }
    }

    private void equal(int pixel, int distance, int length) throws IOException {
        first(pixel, distance, distance);
        copies(pixel, distance, length - distance);
    }

    /** Puts the bytes or pixels that follow an equal one. */
    private void copies(int pixel, int distance, int length) throws IOException {
        int copies = length / RunCode.LONGEST;
        for (; copies >= RunCode.GROUP; copies -= RunCode.GROUP) {
            put(RunCode.longest(distance, RunCode.GROUP), RunCode.longestBits(distance, RunCode.GROUP));
        }
        if (copies > 0) {
            put(RunCode.longest(distance, copies), RunCode.longestBits(distance, copies));
        }
        // The longest copy is a whole number of pixels, so that the rest begins with a pixel.
        int rest = length % RunCode.LONGEST;
        if (rest >= RunCode.SHORTEST) {
            put(RunCode.copy(rest, distance), RunCode.copyBits(rest, distance));
        } else {
            first(pixel, distance, rest);
        }
    }

    /** Puts the first bytes of equal pixels one by one. */
    private void first(int pixel, int distance, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int value = pixel >> 8 * (distance - 1 - i % distance) & 0xff;
            put(RunCode.literal(value), RunCode.literalBits(value));
        }
    }

    /**
     * Adds equal pixels to the row's checksum: a byte is part of the sum after it, and of the sums after all later
     * bytes of the row. Zeros change neither sum.
     */
    private void addToRowSums(int pixel, long count) {
        long pairs = count * (count - 1) / 2 * pixelBytes;
        for (int i = 0; i < pixelBytes; i++) {
            long value = pixel >> 8 * (pixelBytes - 1 - i) & 0xff;
            rowSum += count * value;
            rowSumOfSums += (count * (rowLeft - i) - pairs) % MODULUS * value;
        }
    }

    private void endRow() {
        sumOfSums = (sumOfSums + (rowBytes + 1L) * sum + rowSumOfSums) % MODULUS;
        sum = (sum + rowSum) % MODULUS;
    }

    private void put(long more, int count) throws IOException {
        if (size > bytes.length - Long.BYTES) {
            makeRoom();
        }
        bits |= more << bitCount;
        bitCount += count;
        LITTLE_ENDIAN.set(bytes, size, bits);
        size += bitCount >> 3;
        bits >>>= bitCount & ~7;
        bitCount &= 7;
    }

    private void makeRoom() throws IOException {
        if (bytes.length < limit) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, 4 * bytes.length));
        } else {
            sink.write(bytes, size);
            size = 0;
        }
    }

    /** Ends the stream. */
    void finish() throws IOException {
        putUnchanged();
        put(RunCode.literal(RunCode.END), RunCode.literalBits(RunCode.END));
        put(0, -bitCount & 7);
        put(Integer.toUnsignedLong(Integer.reverseBytes((int) (sumOfSums << 16 | sum))), Integer.SIZE);
        sink.write(bytes, size);
    }
}
