package org.labelport.yolo.synapse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Prints numbers and texts as Python does. */
final class PythonText {

    private static final int DECIMALS = 6;
    private static final int LAST_OF_TWO_DIGITS = 0xff;

    private PythonText() {}

    /** Returns {@code '%.6f' % number}. The exact value of the double is rounded, and a tie goes to the even digit. */
    static String fixed(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String digits = new BigDecimal(Math.abs(number))
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
        boolean negative = number < 0 || number == 0 && 1 / number < 0;
        return negative ? "-" + digits : digits;
    }

    /**
     * Returns {@code repr(text)}: in the quotes that need fewer backslashes, and with escapes for characters that are
     * not printable.
     */
    static String repr(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder repr = new StringBuilder().append(quote);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\n' -> repr.append("\\n");
                case '\r' -> repr.append("\\r");
                case '\t' -> repr.append("\\t");
                default -> {
                    if (character == '\\' || character == quote) {
                        repr.append('\\').append((char) character);
                    } else if (isPrintable(character)) {
                        repr.appendCodePoint(character);
                    } else {
                        repr.append(escaped(character));
                    }
                }
            }
        });
        return repr.append(quote).toString();
    }

    private static String escaped(int character) {
        if (character <= LAST_OF_TWO_DIGITS) {
            return String.format(Locale.ROOT, "\\x%02x", character);
        }
        return Character.isBmpCodePoint(character)
                ? String.format(Locale.ROOT, "\\u%04x", character)
                : String.format(Locale.ROOT, "\\U%08x", character);
    }

    /**
     * Python's {@code str.isprintable}. Unassigned characters count as printable: which these are depends on the
     * version of Java, but the bytes of an export must not.
     */
    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> !isNoncharacter(character);
        };
    }

    private static boolean isNoncharacter(int character) {
        return (character & 0xfffe) == 0xfffe || character >= 0xfdd0 && character <= 0xfdef;
    }
}
