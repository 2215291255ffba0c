package org.labelport.output;

import java.math.BigDecimal;
import java.math.MathContext;
import org.labelport.model.Value;

/**
 * Plain decimal text that reads back as the same double: no exponent, no negative zero. {@link Double#toString} would
 * not do, because its digits depend on the Java version. Whole numbers of 2<sup>53</sup> and more end in {@code .0}, so
 * that they are not taken for a {@link Value.Whole}, all of whose digits count.
 */
public final class ExactDecimal {

    private static final int SHORT_DECIMALS = 6;
    private static final double SHORT_SCALE = 1e6;
    /** Below this a few decimals can say all. */
    private static final double MOST_SHORT = 1e9;
    /** Doubles have 15 decimal digits that are always kept, and 17 always identify them. */
    private static final int FEWEST_DIGITS = 15;

    private static final int MOST_DIGITS = 17;

    private ExactDecimal() {}

    /** Appends the text of a finite number. */
    public static void append(ByteText out, double value) {
        if (out.hundredths(value)) {
            return; // nearly all coordinates
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.integer((long) value);
        } else if (isShort(value)) {
            out.shortest(value, SHORT_DECIMALS);
        } else {
            out.text(exact(value));
        }
    }

    /** The text of a finite number. */
    public static String text(double value) {
        ByteText text = new ByteText(32);
        append(text, value);
        return text.toString();
    }

    /** Whether a few decimals say all: the quotient of two exact numbers is what its decimal text is read as. */
    private static boolean isShort(double value) {
        return Math.abs(value) < MOST_SHORT && Math.rint(value * SHORT_SCALE) / SHORT_SCALE == value;
    }

    private static String exact(double value) {
        boolean isLong = value == Math.rint(value) && Math.abs(value) >= 1L << Value.EXACT_BITS;
        return isLong ? digits(value) + ".0" : digits(value);
    }

    private static String digits(double value) {
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
