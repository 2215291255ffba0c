package org.labelport.coco.write;

import java.math.BigDecimal;
import java.math.MathContext;
import org.labelport.output.ByteText;

/**
 * Writes JSON values. All characters beyond ASCII are escaped, because some readers open files in their system's
 * encoding.
 */
public final class CocoText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int COORDINATE_DECIMALS = 4;
    private static final double COORDINATE_SCALE = 1e4;
    private static final double EXACT_LIMIT = 1L << 53;
    private static final int MIN_DIGITS = 15;
    private static final int MAX_DIGITS = 17;

    private CocoText() {}

    /** Appends a string in quotes. */
    public static void string(ByteText out, String text) {
        out.ascii('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.ascii('\\').ascii(c);
            } else if (c >= ' ' && c < 0x7f) {
                out.ascii(c);
            } else {
                out.text("\\u")
                        .ascii(HEX[c >> 12])
                        .ascii(HEX[c >> 8 & 0xf])
                        .ascii(HEX[c >> 4 & 0xf])
                        .ascii(HEX[c & 0xf]);
            }
        }
        out.ascii('"');
    }

    /** Appends a length or coordinate in pixels. */
    static void coordinate(ByteText out, double number) {
        out.shortest(number, COORDINATE_DECIMALS);
    }

    /** Returns the number that {@link #coordinate} writes. */
    static double rounded(double number) {
        double scaled = Math.abs(number) * COORDINATE_SCALE;
        if (scaled >= EXACT_LIMIT) {
            return number;
        }
        long whole = (long) scaled;
        double rounded = (scaled - whole >= 0.5 ? whole + 1 : whole) / COORDINATE_SCALE;
        return number < 0 ? -rounded : rounded;
    }

    /**
     * Appends any number in a spelling from which exactly the same number is read. It is the same on every Java
     * version.
     */
    static void number(ByteText out, double number) {
        if (number == Math.rint(number) && Math.abs(number) < EXACT_LIMIT) {
            out.integer((long) number);
            return;
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal rounded = exact;
        for (int digits = MIN_DIGITS; digits <= MAX_DIGITS; digits++) {
            rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                break;
            }
        }
        out.text(rounded.stripTrailingZeros().toString());
    }
}
