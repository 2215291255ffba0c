package org.labelport.xml;

import org.labelport.report.ItemException;

/** Reads numbers from files that nobody has checked. */
public final class NumberText {

    private static final int LONGEST = 400;
    private static final int LONGEST_SHOWN = 40;

    private NumberText() {}

    /**
     * Returns the finite number that a text in plain or exponent notation spells.
     *
     * @param what name of the number, for the message
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
     * Returns the whole number that a text spells, provided that an {@code int} holds it.
     *
     * @param what name of the number, for the message
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
