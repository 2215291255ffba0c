package org.labelport.synapse.platform;

import java.math.BigDecimal;
import org.labelport.output.ExactDecimal;

/** Spells values as Python's {@code str()} does, which is how the platform's clients put them into a query. */
public final class PythonText {

    private static final int LOWEST_PLAIN = -4;
    private static final int LOWEST_WITH_EXPONENT = 16;

    private PythonText() {}

    /** A text, number or boolean as Python spells it. */
    public static String of(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return value instanceof Double || value instanceof Float
                ? ofDouble(((Number) value).doubleValue())
                : value.toString();
    }

    private static String ofDouble(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(ExactDecimal.text(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= LOWEST_PLAIN && exponent < LOWEST_WITH_EXPONENT) {
            String plain = exact.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + power;
    }
}
