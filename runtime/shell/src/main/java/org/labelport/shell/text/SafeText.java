package org.labelport.shell.text;

import java.util.Locale;

/**
 * Makes text from data harmless for a terminal: characters that would move the cursor, change colours, or reorder or
 * hide text are shown as escapes such as {@code \x1b}.
 */
public final class SafeText {

    private SafeText() {}

    /** The same text on one line, with nothing but visible characters and spaces. */
    public static String of(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (harmful(character)) {
                if (safe == null) {
                    safe = new StringBuilder(text.length() + 16).append(text, 0, i);
                }
                safe.append(String.format(Locale.ROOT, character < 0x100 ? "\\x%02x" : "\\u%04x", character));
            } else if (safe != null) {
                safe.append(text, i, next);
            }
            i = next;
        }
        return safe == null ? text : safe.toString();
    }

    /** The same, cut to a number of columns. */
    public static String of(String text, int columns) {
        return DisplayWidth.cut(of(text), columns);
    }

    private static boolean harmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Joiners are part of emoji and of Arabic and Indic words; the others reorder or hide text.
            case Character.FORMAT -> character != 0x200c && character != 0x200d;
            default -> false;
        };
    }
}
