package org.labelport.engine.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.labelport.output.ByteText;

/**
 * Spells a number as Python's {@code repr} does: the fewest digits that identify it, with an exponent where it is very
 * large or small.
 */
final class PythonFloat {

    private static final int LOWEST_PLAIN = -4;
    private static final int LOWEST_WITH_EXPONENT = 16;
    /** Java's shortest text has two digits at least, Python's has one. */
    private static final int DIGITS_OF_JAVA = 2;
    /** Numbers of hundredths below this have 15 digits at most: then no shorter text means the same number. */
    private static final double MOST_HUNDREDTHS = 1e15;

    private PythonFloat() {}

    static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        double hundredths = Math.rint(number * 100);
        return hundredths != 0 && Math.abs(hundredths) < MOST_HUNDREDTHS && hundredths / 100 == number
                ? fractional(new ByteText(24).shortest(number, 2).toString())
                : distant(number);
    }

    private static String fractional(String plain) {
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** Any number. */
    static String distant(double number) {
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= LOWEST_PLAIN && exponent < LOWEST_WITH_EXPONENT) {
            return fractional(shortest.toPlainString());
        }
        String digits = shortest.unscaledValue().abs().toString();
        String sign = number < 0 ? "-" : "";
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return sign + digits.charAt(0) + fraction + "e" + power;
    }

    private static BigDecimal shortest(double number) {
        BigDecimal shortest = new BigDecimal(NumberOutput.toString(number, true)).stripTrailingZeros();
        if (shortest.precision() == DIGITS_OF_JAVA) {
            BigDecimal one = shortest.round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (one.doubleValue() == number) {
                return one.stripTrailingZeros();
            }
        }
        return shortest;
    }
}
