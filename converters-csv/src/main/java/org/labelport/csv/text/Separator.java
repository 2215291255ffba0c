package org.labelport.csv.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The character between the cells of a file, found in its first lines: the one that every line has most of.
 *
 * @param hasOwnLine whether the first line only names the separator
 * @param hasBlanks whether blanks around it do not belong to the cells, as in {@code a.jpg, 3, 4, cat}
 */
record Separator(char character, boolean hasOwnLine, boolean hasBlanks) {

    static final Separator COMMA = new Separator(',', false, false);

    private static final int BYTES_LOOKED_AT = 1 << 16;
    private static final int LINES_LOOKED_AT = 10;
    private static final String OWN_LINE = "sep=";
    private static final String KNOWN = ",;\t|";
    private static final String MARK = "\u00EF\u00BB\u00BF";

    static Separator of(Path file) throws IOException {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(BYTES_LOOKED_AT), StandardCharsets.ISO_8859_1);
        }
        String unquoted = unquoted(start.startsWith(MARK) ? start.substring(MARK.length()) : start);
        List<String> lines = (start.length() < BYTES_LOOKED_AT ? unquoted : withoutCutLine(unquoted))
                .lines()
                .filter(line -> !line.isEmpty())
                .limit(LINES_LOOKED_AT)
                .toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (first.startsWith(OWN_LINE) && first.length() == OWN_LINE.length() + 1) {
            char named = first.charAt(OWN_LINE.length());
            char separator = KNOWN.indexOf(named) >= 0 ? named : ',';
            return new Separator(separator, true, hasBlanks(lines.subList(1, lines.size()), separator));
        }
        char most = ',';
        for (char candidate : KNOWN.toCharArray()) {
            if (fewest(lines, candidate) > fewest(lines, most)) {
                most = candidate;
            }
        }
        return new Separator(most, false, hasBlanks(lines, most));
    }

    /** Returns the text without its last line, which may have lost its separators; a single line is kept. */
    private static String withoutCutLine(String text) {
        int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** Returns the text without what is between quotation marks, where separators are ordinary characters. */
    private static String unquoted(String text) {
        StringBuilder unquoted = new StringBuilder(text.length());
        boolean cellBegins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && cellBegins) {
                i = closing(text, i);
            }
            unquoted.append(c);
            cellBegins = c == '\n' || c == '\r' || KNOWN.indexOf(c) >= 0 || cellBegins && c == ' ';
        }
        return unquoted.toString();
    }

    private static int closing(String text, int opening) {
        int i = opening + 1;
        while (i < text.length() && (text.charAt(i) != '"' || text.startsWith("\"\"", i))) {
            i += text.charAt(i) == '"' ? 2 : 1;
        }
        return i;
    }

    private static long fewest(List<String> lines, char character) {
        return lines.stream()
                .mapToLong(line -> line.chars().filter(c -> c == character).count())
                .min()
                .orElse(0);
    }

    /** Whether a blank follows each separator of one of the first two lines; the first may name the columns. */
    private static boolean hasBlanks(List<String> lines, char separator) {
        Pattern withoutBlank = Pattern.compile(Pattern.quote(String.valueOf(separator)) + "[^ " + separator + "]");
        return separator != '\t'
                && lines.stream()
                        .limit(2)
                        .anyMatch(line -> line.contains(separator + " ")
                                && !withoutBlank.matcher(line).find());
    }
}
