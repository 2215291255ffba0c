package org.labelport.report;

import java.util.Locale;

/**
 * Messages that quote data, kept to one line of a bearable length: data holds line breaks, and names of any size. The
 * messages of {@link ExportException}, {@link ItemError} and {@link org.labelport.verify.Problem} are kept so.
 */
public final class OneLine {

    private static final int LONGEST = 2000;
    /** The end says what to do. */
    private static final int END = 400;

    private OneLine() {}

    /**
     * Returns a message as one line. Control characters and line breaks are spelt as in Java; of more than 2,000
     * characters, some in the middle are left out.
     */
    public static String of(String message) {
        StringBuilder line = new StringBuilder(message.length());
        message.codePoints().forEach(character -> append(character, line));
        if (line.length() <= LONGEST) {
            return line.toString();
        }
        return line.substring(0, wholeCharacters(line, LONGEST - END)) + " … "
                + line.substring(wholeCharacters(line, line.length() - END));
    }

    private static void append(int character, StringBuilder line) {
        switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                switch (character) {
                    case '\n' -> line.append("\\n");
                    case '\r' -> line.append("\\r");
                    case '\t' -> line.append("\\t");
                    default -> line.append(String.format(Locale.ROOT, "\\u%04x", character));
                }
            }
            default -> line.appendCodePoint(character);
        }
    }

    private static int wholeCharacters(StringBuilder line, int end) {
        return Character.isLowSurrogate(line.charAt(end)) ? end + 1 : end;
    }
}
