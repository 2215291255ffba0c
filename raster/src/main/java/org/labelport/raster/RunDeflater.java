package org.labelport.raster;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs bytes that are told as runs into a zlib stream of one block. A run of any length is its first pixel and then copies of
 * what was before it, up to 258 bytes each, so that time goes with runs. The checksum of a run is computed, not summed up.
 *
 * <p>Source: RFC 1950, RFC 1951.
 */
final class RunDeflater {

    /** Takes what is packed. */
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
    private final int rowBytes;
    /** An unchanged row, when it fits; as many bits as it takes. */
    private long row;

    private int rowBits;
    private byte[] bytes;
    private int size;
    private long bits;
    private int bitCount;

    private long sum = 1;
    private long sumOfSums;

    /**
     * Starts a stream.
     *
     * @param limit how many bytes are given to the sink at once; more than the header has
     * @param filter the byte that each row begins with
     * @param rowBytes number of those that follow it
     */
    RunDeflater(Sink sink, int limit, int filter, int rowBytes) throws IOException {
        this.sink = sink;
        this.limit = limit;
        this.filter = filter;
        this.rowBytes = rowBytes;
        this.bytes = new byte[Math.min(limit, FIRST_BYTES)];
        size = RunCode.header(bytes);
        put(RunCode.restOfHeader(), RunCode.headerBits() % Byte.SIZE);
    }

    /** Begins a row. */
    void startRow() throws IOException {
        put(RunCode.literal(filter), RunCode.literalBits(filter));
        addToSums(filter, filter, 1, 1);
    }

    /** Adds rows of nothing but zeros. */
    void unchangedRows(int count) throws IOException {
        if (rowBits == 0) {
            makeRow();
        }
        if (rowBits > MOST_BITS) {
            for (int i = 0; i < count; i++) {
                startRow();
                run(0, 1, rowBytes);
            }
            return;
        }
        int left = count;
        if (2 * rowBits <= MOST_BITS) {
            long two = row | row << rowBits;
            for (; left > 1; left -= 2) {
                put(two, 2 * rowBits);
            }
        }
        for (; left > 0; left--) {
            put(row, rowBits);
        }
        long bytes = rowBytes + 1L;
        addToSums(filter, bytes * filter, bytes, count);
    }

    /** The same bits that {@link #startRow} and {@link #run} would put. */
    private void makeRow() {
        int copies = (rowBytes - 1) / RunCode.LONGEST;
        int left = (rowBytes - 1) % RunCode.LONGEST;
        if (copies > RunCode.GROUP) {
            rowBits = MOST_BITS + 1;
            return;
        }
        append(RunCode.literal(filter), RunCode.literalBits(filter));
        append(RunCode.literal(0), RunCode.literalBits(0));
        append(RunCode.longest(1, copies), RunCode.longestBits(1, copies));
        if (left >= RunCode.SHORTEST) {
            append(RunCode.copy(left, 1), RunCode.copyBits(left, 1));
        } else {
            for (int i = 0; i < left; i++) {
                append(RunCode.literal(0), RunCode.literalBits(0));
            }
        }
    }

    private void append(long bitsOfRow, int count) {
        row |= bitsOfRow << rowBits;
        rowBits += count;
    }

    /**
     * Adds equal pixels.
     *
     * @param pixel its bytes, the last one lowest
     * @param pixelBytes 1 to 3
     * @param count above 0
     */
    void run(int pixel, int pixelBytes, int count) throws IOException {
        int single = pixel & 0xff;
        boolean even = pixel == (single * 0x010101 & (1 << 8 * pixelBytes) - 1);
        int distance = even ? 1 : pixelBytes;
        int length = count * pixelBytes;
        long ofPixel = 0;
        long ofSums = 0;
        for (int i = distance - 1; i >= 0; i--) {
            ofPixel += pixel >> 8 * i & 0xff;
            ofSums += ofPixel;
        }
        addToSums(ofPixel, ofSums, distance, length / distance);
        first(pixel, distance, distance);
        int left = length - distance;
        int copies = left / RunCode.LONGEST;
        for (; copies >= RunCode.GROUP; copies -= RunCode.GROUP) {
            put(RunCode.longest(distance, RunCode.GROUP), RunCode.longestBits(distance, RunCode.GROUP));
        }
        if (copies > 0) {
            put(RunCode.longest(distance, copies), RunCode.longestBits(distance, copies));
        }
        // A copy of the longest kind is a whole number of pixels, so that the rest begins with a pixel.
        left %= RunCode.LONGEST;
        if (left >= RunCode.SHORTEST) {
            put(RunCode.copy(left, distance), RunCode.copyBits(left, distance));
        } else {
            first(pixel, distance, left);
        }
    }

    /** Writes the first bytes of equal pixels. */
    private void first(int pixel, int pixelBytes, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int value = pixel >> 8 * (pixelBytes - 1 - i % pixelBytes) & 0xff;
            put(RunCode.literal(value), RunCode.literalBits(value));
        }
    }

    /**
     * Adler-32 of equal stretches of bytes: the sums grow evenly, so that the sum of sums is one of whole numbers.
     *
     * @param sumOfBytes of one stretch
     * @param sumOfItsSums of the sums after each of its bytes
     */
    private void addToSums(long sumOfBytes, long sumOfItsSums, long stretch, long count) {
        long pairs = count * (count - 1) / 2 % MODULUS;
        sumOfSums = (sumOfSums
                        + count * stretch % MODULUS * sum
                        + pairs * (stretch % MODULUS) * sumOfBytes
                        + count * sumOfItsSums)
                % MODULUS;
        sum = (sum + count * sumOfBytes) % MODULUS;
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
        put(RunCode.literal(RunCode.END), RunCode.literalBits(RunCode.END));
        put(0, -bitCount & 7);
        put(Integer.toUnsignedLong(Integer.reverseBytes((int) (sumOfSums << 16 | sum))), Integer.SIZE);
        sink.write(bytes, size);
    }
}
