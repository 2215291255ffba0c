package org.labelport.output;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 text with a fast writer for numbers in plain decimal notation: a dot, no exponent, no
 * grouping, no negative zero, the same on every machine. Not thread-safe.
 */
public final class ByteText extends OutputStream {

    private static final int MAX_DECIMALS = 15;
    private static final long[] POWERS_OF_TEN = powersOfTen();
    /** The digits of 00 to 99, one number after the other. */
    private static final byte[] PAIRS = pairs();
    /** Largest scaled number whose digits are all exact in a double. */
    private static final double EXACT_LIMIT = 1L << 53;
    /** Four times the relative error of a product. */
    private static final double NEAR_HALF = 0x1p-51;
    /** Returned instead of units that rounding could have got wrong. */
    private static final long NOT_SURE = -1;
    /** Coordinates in pictures of fewer than 10,000 pixels. */
    private static final int SMALL_HUNDREDTHS = 1_000_000;

    private byte[] bytes;
    private int length;

    /** An empty buffer for a line or two; grows as needed. */
    public ByteText() {
        this(256);
    }

    /** An empty buffer that holds this many bytes before it grows. */
    public ByteText(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** Appends text. */
    public ByteText text(CharSequence text) {
        byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
        write(encoded, 0, encoded.length);
        return this;
    }

    /** Appends what another buffer holds. */
    public ByteText append(ByteText other) {
        write(other.bytes, 0, other.length);
        return this;
    }

    /** Appends one ASCII character. */
    public ByteText ascii(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends a whole number. */
    public ByteText integer(long number) {
        if (number == Long.MIN_VALUE) {
            return text("-9223372036854775808");
        }
        ensure(20);
        if (number < 0) {
            bytes[length++] = '-';
            number = -number;
        }
        digits(number, digitCount(number));
        return this;
    }

    /**
     * Appends a number with a fixed number of decimals, rounded half away from zero: {@code fixed(0.5, 6)} is
     * {@code 0.500000}. What is rounded is the number as it is usually written: {@code fixed(1.005, 2)} is {@code 1.01},
     * though its nearest double is a little less.
     *
     * @throws IllegalArgumentException when the number is not finite, or decimals is not 0 to 15
     */
    public ByteText fixed(double number, int decimals) {
        decimal(number, decimals, rounded(number, decimals));
        return this;
    }

    /**
     * Appends a number that is known in units of its last decimal: {@code units(1500000, 6)} is {@code 1.500000}. The same
     * as {@link #fixed} of the quotient, without computing it.
     *
     * @throws IllegalArgumentException when units are negative, or decimals is not 1 to 15
     */
    public ByteText units(long units, int decimals) {
        if (units < 0 || decimals < 1 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException(units + " units of " + decimals + " decimals cannot be written");
        }
        ensure(24);
        withPoint(units, decimals);
        return this;
    }

    private void withPoint(long units, int decimals) {
        long scale = POWERS_OF_TEN[decimals];
        long rest = units;
        if (units < scale) {
            bytes[length++] = '0'; // shares, which are most numbers, need no division
        } else {
            long whole = units <= Integer.MAX_VALUE ? (int) units / (int) scale : units / scale;
            digits(whole, digitCount(whole));
            rest -= whole * scale;
        }
        if (decimals == 6) {
            bytes[length] = '.';
            sixDigits((int) rest, length + 1);
            length += 7;
        } else if (decimals > 0) {
            bytes[length++] = '.';
            digits(rest, decimals);
        }
    }

    /**
     * Appends the shortest text of a number after rounding it to at most this many decimals: {@code shortest(2.50, 4)}
     * is {@code 2.5}.
     */
    public ByteText shortest(double number, int maxDecimals) {
        if (maxDecimals >= 2 && hundredths(number)) {
            return this;
        }
        decimal(number, maxDecimals, rounded(number, maxDecimals));
        if (maxDecimals > 0) {
            while (bytes[length - 1] == '0') {
                length--;
            }
            if (bytes[length - 1] == '.') {
                length--;
            }
        }
        return this;
    }

    private void decimal(double number, int decimals, long units) {
        if (units == NOT_SURE) {
            exactDecimal(number, decimals);
        } else {
            ensure(24);
            sign(number, units);
            withPoint(units, decimals);
        }
    }

    private void sign(double number, long units) {
        if (number < 0 && units != 0) {
            bytes[length++] = '-';
        }
    }

    /** A number without its sign in units of its last decimal, rounded. */
    private static long rounded(double number, int decimals) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("number.invalid: " + number + " cannot be written");
        }
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals is 0 to " + MAX_DECIMALS + ", not " + decimals);
        }
        double scaled = Math.abs(number) * POWERS_OF_TEN[decimals];
        long rounded = (long) scaled;
        double rest = scaled - rounded;
        // Too large to be exact, or so near to a half that the product's own rounding could decide.
        if (scaled >= EXACT_LIMIT || Math.abs(rest - 0.5) <= scaled * NEAR_HALF) {
            return NOT_SURE;
        }
        return rest > 0.5 ? rounded + 1 : rounded;
    }

    /** Appends a number that is a whole number of hundredths, as most coordinates are; returns false for any other. */
    boolean hundredths(double number) {
        int hundredths = (int) Math.rint(number * 100);
        if (hundredths / 100.0 != number || hundredths <= -SMALL_HUNDREDTHS || hundredths >= SMALL_HUNDREDTHS) {
            return false;
        }
        ensure(24);
        if (hundredths < 0) {
            bytes[length++] = '-';
        }
        smallHundredths(Math.abs(hundredths));
        return true;
    }

    /** Appends a coordinate without the zeros at its end. */
    private void smallHundredths(int hundredths) {
        int whole = hundredths / 100;
        int rest = 2 * (hundredths - whole * 100);
        int high = whole / 100;
        int at;
        if (high > 0) {
            at = smallWhole(high, length);
            pair(whole - high * 100, at);
            at += 2;
        } else {
            at = smallWhole(whole, length);
        }
        if (rest > 0) {
            bytes[at++] = '.';
            bytes[at++] = PAIRS[rest];
            if (PAIRS[rest + 1] != '0') {
                bytes[at++] = PAIRS[rest + 1];
            }
        }
        length = at;
    }

    /** Puts a number below 100, and returns where it ends. */
    private int smallWhole(int number, int at) {
        int end = at;
        if (number >= 10) {
            bytes[end++] = PAIRS[2 * number];
        }
        bytes[end++] = PAIRS[2 * number + 1];
        return end;
    }

    private void exactDecimal(double number, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
        text(rounded.toPlainString());
    }

    /** Puts the digits of a number below a million; its pairs do not wait for each other, so this takes a third less time. */
    private void sixDigits(int number, int at) {
        int high = number / 10_000;
        int low = number - high * 10_000;
        int middle = low / 100;
        pair(high, at);
        pair(middle, at + 2);
        pair(low - middle * 100, at + 4);
    }

    private void pair(int number, int at) {
        bytes[at] = PAIRS[2 * number];
        bytes[at + 1] = PAIRS[2 * number + 1];
    }

    /** Appends the last {@code count} digits of a number, with leading zeros. */
    private void digits(long number, int count) {
        int end = length + count;
        int at = end;
        for (; number > Integer.MAX_VALUE && at > length; number /= 10) {
            bytes[--at] = (byte) ('0' + number % 10);
        }
        // Nearly all numbers get here at once; int is twice as fast, and so are two digits at a time.
        int rest = (int) number;
        for (; at > length + 1; rest /= 100) {
            int pair = 2 * (rest % 100);
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
        }
        if (at > length) {
            bytes[length] = (byte) ('0' + rest % 10);
        }
        length = end;
    }

    private static int digitCount(long number) {
        int count = 1;
        while (count < POWERS_OF_TEN.length && number >= POWERS_OF_TEN[count]) {
            count++;
        }
        return count;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    @Override
    public void write(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Number of bytes. */
    public int size() {
        return length;
    }

    /** Whether nothing has been appended since the last {@link #clear()}. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Empties the buffer and keeps its memory. */
    public void clear() {
        length = 0;
    }

    /**
     * Copies the content to a stream, which stays open.
     *
     * @throws IOException of the stream
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** A copy of the content. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The content as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            grow(more);
        }
    }

    private void grow(int more) {
        int needed = Math.addExact(length, more);
        int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length);
        bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
    }
}
