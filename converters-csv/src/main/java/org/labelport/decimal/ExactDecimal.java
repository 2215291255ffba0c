package org.labelport.decimal;

import java.math.BigDecimal;
import java.math.MathContext;
import org.labelport.output.ByteText;

/**
 * Plain decimal text that reads back as the same double: no exponent, no negative zero. {@link Double#toString} would
 * not do, because its digits depend on the Java version.
 */
public final class ExactDecimal {

    private static final int SHORT_DECIMALS = 6;
    /** Doubles have 15 decimal digits that are always kept, and 17 always identify them. */
    private static final int FEWEST_DIGITS = 15;

    private static final int MOST_DIGITS = 17;

    private ExactDecimal() {}

    /** Appends the text of a finite number. */
    public static void append(ByteText out, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.integer((long) value);
        } else {
            out.text(text(value));
        }
    }

    /** The text of a finite number. */
    public static String text(double value) {
        ByteText rounded = new ByteText(32);
        if (Math.abs(value) < 1e9) {
            String candidate = rounded.shortest(value, SHORT_DECIMALS).toString();
            if (Double.parseDouble(candidate) == value) {
                return candidate;
            }
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits));
            if (candidate.doubleValue() == value) {
                return candidate.stripTrailingZeros().toPlainString();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS)).stripTrailingZeros().toPlainString();
    }
}
