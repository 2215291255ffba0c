package org.labelport.yolo.rows.read;

/** Reads the numbers of label files. */
public final class RowNumber {

    private static final String CHARACTERS = "0123456789+-.eE";
    private static final int SHOWN = 40;

    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = new double[EXACT_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private RowNumber() {}

    /**
     * Returns the number that a field spells, which may be infinite. Spellings that only Java has, such as {@code 1f}
     * and {@code NaN}, are not numbers.
     */
    public static double of(String field) throws RowException {
        double plain = plain(field);
        if (!Double.isNaN(plain)) {
            return plain;
        }
        for (int i = 0; i < field.length(); i++) {
            if (CHARACTERS.indexOf(field.charAt(i)) < 0) {
                throw notANumber(field);
            }
        }
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw notANumber(field);
        }
    }

    /**
     * Returns the number that a field of digits and at most one point spells; NaN for all other fields. Up to 15 digits
     * and their power of ten are exact, so that their quotient is the number that {@link Double#parseDouble} returns.
     */
    private static double plain(String field) {
        int length = field.length();
        if (length > EXACT_DIGITS) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char each = field.charAt(i);
            if (each >= '0' && each <= '9') {
                digits = digits * 10 + (each - '0');
            } else if (each == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        int decimals = point < 0 ? 0 : length - 1 - point;
        boolean hasDigits = length > (point < 0 ? 0 : 1);
        return hasDigits ? digits / POWERS[decimals] : Double.NaN;
    }

    private static RowException notANumber(String field) {
        return new RowException(
                "'" + (field.length() > SHOWN ? field.substring(0, SHOWN) + "…" : field) + "' is not a number");
    }
}
