package org.labelport.xml;

import org.labelport.report.ItemException;

/** Reads numbers of hostile files. */
public final class NumberText {

    private static final int LONGEST = 400;
    private static final int LONGEST_SHOWN = 40;

    private NumberText() {}

    /**
     * A finite number in plain or exponent notation.
     *
     * @param what the number is of, for the message
     * @throws ItemException {@code number.invalid}
     */
    public static double parse(String what, String text) throws ItemException {
        boolean plain =
                text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
        double number;
        try {
            number = plain ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            throw invalid(what, text, "a number");
        }
        return number;
    }

    /**
     * A whole number that an {@code int} holds.
     *
     * @throws ItemException {@code number.invalid}
     */
    public static int whole(String what, String text) throws ItemException {
        double number = parse(what, text);
        if (number != (int) number) {
            throw invalid(what, text, "a whole number");
        }
        return (int) number;
    }

    private static ItemException invalid(String what, String text, String expected) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return new ItemException("number.invalid", what + " is '" + shown + "', not " + expected + ". Correct it.");
    }
}
