package org.labelport.jsonfile;

import org.labelport.jsonfile.JsonValue.Kind;

/**
 * A number as it is written in a file, in one {@code long}: its digits, how many of them are behind the point, and its
 * sign. Nothing is lost, not even zeros at the end. Numbers with an exponent or with very many digits do not fit.
 */
final class PlainNumber {

    /** Stands for a number that does not fit. As a number it would be a minus zero without a point. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DIGIT_BITS = 58;
    private static final long MOST_DIGITS = (1L << DIGIT_BITS) - 1;
    private static final int MOST_DECIMALS = 31;

    /** Doubles hold these whole numbers and powers of ten exactly, so that their quotient is the nearest double. */
    private static final long MOST_EXACT = 1L << 53;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private PlainNumber() {}

    /** Returns a number of JSON that characters hold, or {@link #NONE}. */
    static long of(char[] text, int from, int length) {
        boolean negative = text[from] == '-';
        long digits = 0;
        int decimals = 0;
        boolean point = false;
        for (int i = negative ? from + 1 : from; i < from + length; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                decimals += point ? 1 : 0;
                if (digits > MOST_DIGITS || decimals > MOST_DECIMALS) {
                    return NONE;
                }
            } else if (text[i] == '.') {
                point = true;
            } else {
                return NONE;
            }
        }
        return (negative ? Long.MIN_VALUE : 0) | (long) decimals << DIGIT_BITS | digits;
    }

    static Kind kind(long number) {
        return decimals(number) == 0 ? Kind.INTEGER : Kind.DECIMAL;
    }

    /** Returns the double that is nearest to the number. */
    static double toDouble(long number) {
        long digits = digits(number);
        int decimals = decimals(number);
        if (digits > MOST_EXACT || decimals >= POWERS_OF_TEN.length) {
            return Double.parseDouble(text(number));
        }
        double absolute = digits / POWERS_OF_TEN[decimals];
        return number < 0 ? -absolute : absolute;
    }

    /** Returns the number as the file has it. */
    static String text(long number) {
        StringBuilder text = new StringBuilder().append(digits(number));
        int decimals = decimals(number);
        if (decimals > 0) {
            text.insert(0, "0".repeat(Math.max(0, decimals + 1 - text.length())));
            text.insert(text.length() - decimals, '.');
        }
        return (number < 0 ? text.insert(0, '-') : text).toString();
    }

    private static long digits(long number) {
        return number & MOST_DIGITS;
    }

    private static int decimals(long number) {
        return (int) (number >>> DIGIT_BITS) & MOST_DECIMALS;
    }
}
