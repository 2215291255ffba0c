package org.labelport.coco.list;

import com.fasterxml.jackson.core.io.NumberInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.labelport.coco.list.PlainBytes.NotPlainException;
import org.labelport.coco.record.RecordBuffer;

/**
 * Reads lists of plain numbers from bytes. Numbers with at most two decimals, which are nearly all, become hundredths.
 * For others, the digits become a whole number that is divided by a power of ten; as long as both are exact doubles,
 * their quotient is the double nearest to the decimal number.
 */
final class PlainNumbers {

    private static final int NOT_HUNDREDTHS = -1;
    /** The largest whole part that fits into an int together with two decimals. */
    private static final int MAX_WHOLE = 20_000_000;

    private static final int MAX_DIGITS = 18;
    private static final long EXACT_LIMIT = 1L << 53;
    private static final double[] POWERS_OF_TEN = powersOfTen();

    private int[] hundredths = new int[64];
    private double[] decimals = new double[64];

    /**
     * Reads a list after its opening bracket. Unless it is empty, its tag and the numbers are appended to the record.
     * Returns the number of numbers.
     */
    int list(PlainBytes in, byte tag, RecordBuffer record) throws NotPlainException {
        int start = in.at();
        int count = hundredths(in);
        boolean exact = count != NOT_HUNDREDTHS;
        if (!exact) {
            in.goOn(start);
            count = decimals(in);
        }
        if (count > 0) {
            record.tag(tag);
            if (exact) {
                record.hundredths(hundredths, count);
            } else {
                record.numbers(decimals, count);
            }
        }
        return count;
    }

    /** Reads a list of whole numbers after its opening bracket. Returns the number of numbers; see {@link #count}. */
    int counts(PlainBytes in) throws NotPlainException {
        int count = 0;
        if (in.take(']')) {
            return count;
        }
        do {
            if (count == hundredths.length) {
                hundredths = Arrays.copyOf(hundredths, 2 * count);
            }
            hundredths[count++] = in.count();
        } while (in.take(','));
        in.require(']');
        return count;
    }

    /** Returns one of the whole numbers that were read last. */
    int count(int index) {
        return hundredths[index];
    }

    private int hundredths(PlainBytes in) throws NotPlainException {
        byte[] json = in.array();
        int count = 0;
        if (in.take(']')) {
            return count;
        }
        do {
            boolean negative = in.peek() == '-';
            int at = negative ? in.at() + 1 : in.at();
            int start = at;
            int number = 0;
            for (int digit = json[at] - '0'; digit >= 0 && digit <= 9; digit = json[at] - '0') {
                if (number > MAX_WHOLE / 10) {
                    return NOT_HUNDREDTHS;
                }
                number = 10 * number + digit;
                at++;
            }
            if (at == start || json[start] == '0' && at > start + 1) {
                throw new NotPlainException();
            }
            number *= 100;
            if (json[at] == '.') {
                int tenths = json[at + 1] - '0';
                if (tenths < 0 || tenths > 9) {
                    throw new NotPlainException();
                }
                number += 10 * tenths;
                at += 2;
                int last = json[at] - '0';
                if (last >= 0 && last <= 9) {
                    number += last;
                    at++;
                }
            }
            if (isMore(json[at]) || negative && number == 0) {
                return NOT_HUNDREDTHS;
            }
            if (count == hundredths.length) {
                hundredths = Arrays.copyOf(hundredths, 2 * count);
            }
            hundredths[count++] = negative ? -number : number;
            in.goOn(at);
        } while (in.take(','));
        in.require(']');
        return count;
    }

    private int decimals(PlainBytes in) throws NotPlainException {
        int count = 0;
        if (in.take(']')) {
            return count;
        }
        do {
            if (count == decimals.length) {
                decimals = Arrays.copyOf(decimals, 2 * count);
            }
            double number = decimal(in);
            if (Math.abs(number) > NumberReader.MAX_COORDINATE) {
                throw new NotPlainException();
            }
            decimals[count++] = number;
        } while (in.take(','));
        in.require(']');
        return count;
    }

    /** Reads a number without an exponent as the nearest double. */
    static double decimal(PlainBytes in) throws NotPlainException {
        byte[] json = in.array();
        boolean negative = in.peek() == '-';
        int from = in.at();
        int start = negative ? from + 1 : from;
        int whole = afterDigits(json, start);
        int end = json[whole] == '.' ? afterDigits(json, whole + 1) : whole;
        boolean empty = whole == start || end == whole + 1;
        boolean zeros = json[start] == '0' && whole > start + 1;
        if (empty || zeros || end - start > 2 * MAX_DIGITS || isMore(json[end])) {
            throw new NotPlainException();
        }
        in.goOn(end);
        int scale = Math.max(0, end - whole - 1);
        int digits = whole - start + scale;
        long number = digits <= MAX_DIGITS ? digits(json, start, end) : Long.MAX_VALUE;
        if (number >= EXACT_LIMIT) {
            return NumberInput.parseDouble(new String(json, from, end - from, StandardCharsets.ISO_8859_1), true);
        }
        double exact = number / POWERS_OF_TEN[scale];
        boolean unsigned = scale == 0 && number == 0; // a zero without decimals is a whole number, which has no sign
        return negative && !unsigned ? -exact : exact;
    }

    private static int afterDigits(byte[] json, int from) {
        int at = from;
        while (json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at;
    }

    private static long digits(byte[] json, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            if (json[at] != '.') {
                number = 10 * number + json[at] - '0';
            }
        }
        return number;
    }

    /** Whether a number continues where one with two decimals would end. */
    private static boolean isMore(byte next) {
        return next >= '0' && next <= '9' || next == '.' || next == 'e' || next == 'E';
    }

    private static double[] powersOfTen() {
        double[] powers = new double[MAX_DIGITS + 1];
        double power = 1;
        for (int i = 0; i < powers.length; i++) {
            powers[i] = power;
            power *= 10;
        }
        return powers;
    }
}
