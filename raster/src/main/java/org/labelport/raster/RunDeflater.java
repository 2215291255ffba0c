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
    private static final int FIRST_BYTES = 1 << 11;
    private static final int MODULUS = 65_521;

    private final Sink sink;
    private final int limit;
    private byte[] bytes;
    private int size;
    private long bits;
    private int bitCount;

    private long sum = 1;
    private long sumOfSums;

    /**
     * Starts a stream.
     *
     * @param limit how many bytes are given to the sink at once
     */
    RunDeflater(Sink sink, int limit) throws IOException {
        this.sink = sink;
        this.limit = limit;
        this.bytes = new byte[Math.min(limit, FIRST_BYTES)];
        for (int at = 0, left = RunCode.headerBits(); left > 0; at++, left -= Byte.SIZE) {
            put(RunCode.headerByte(at), Math.min(left, Byte.SIZE));
        }
    }

    /** Adds one byte. */
    void literal(int value) throws IOException {
        put(RunCode.literal(value), RunCode.literalBits(value));
        sum = (sum + value) % MODULUS;
        sumOfSums = (sumOfSums + sum) % MODULUS;
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
        addToSums(pixel, distance, length / distance);
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

    /** Adler-32 of so many equal pixels: the sums grow evenly, so that the sum of sums is a sum of whole numbers. */
    private void addToSums(int pixel, int pixelBytes, long count) {
        long ofPixel = 0;
        long ofSums = 0;
        for (int i = pixelBytes - 1; i >= 0; i--) {
            ofPixel += pixel >> 8 * i & 0xff;
            ofSums += ofPixel;
        }
        long pairs = count * (count - 1) / 2 % MODULUS;
        sumOfSums = (sumOfSums + count * pixelBytes % MODULUS * sum + pairs * pixelBytes * ofPixel + count * ofSums)
                % MODULUS;
        sum = (sum + count * ofPixel) % MODULUS;
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
