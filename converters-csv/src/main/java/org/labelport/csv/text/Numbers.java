package org.labelport.csv.text;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Parses numbers in cells of other programs' tables. */
public final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?([0-9]{1,40}([.][0-9]{0,60})?|[.][0-9]{1,60})([eE][+-]?[0-9]{1,3})?");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");

    private Numbers() {}

    /** Says what to do with a cell that is no number. */
    public static String remedy(String text) {
        return DECIMAL_COMMA.matcher(text.strip()).matches() ? "Write decimals with a point." : "Correct it.";
    }

    /** Parses a whole number without a decimal point, with or without blanks around it; empty for any other text. */
    public static OptionalLong whole(String text) {
        String number = text.strip();
        return WHOLE.matcher(number).matches() ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }

    /** Parses a finite number, with or without blanks around it; empty for any other text. */
    public static OptionalDouble decimal(String text) {
        String number = text.strip();
        if (!DECIMAL.matcher(number).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(number);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
