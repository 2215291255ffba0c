package org.labelport.limits;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Removes from Jackson's messages what only programmers understand. */
final class ParserWords {

    /** Begins the message about a text that was cut off, mostly followed by the place where an array began. */
    private static final String END = "Unexpected end-of-input";

    /** A limit of Jackson's own. */
    private static final Pattern LONG_NAME =
            Pattern.compile("Name length \\(\\d+\\) exceeds the maximum allowed \\((?<most>\\d+)\\)");

    private static final Pattern PLACE =
            Pattern.compile("\\[Source: [^\\]]*?(?:; line: (?<line>\\d+), column: (?<column>\\d+))]");

    private static final Pattern ADVICE = Pattern.compile(
            ", from `[^`]*`|:? enable `[^`]*` to allow|: maybe a \\(non-standard\\) comment\\?.*for parser\\)");

    private static final Pattern CHARACTER =
            Pattern.compile("Unexpected character \\((?<shown>'.') \\(code [0-9]+\\)\\)", Pattern.DOTALL);

    private static final Pattern CONTROL = Pattern.compile("\\(\\(CTRL-CHAR, code (?<code>[0-9]+)\\)\\)");

    /** What all JSON values are. */
    private static final Pattern VALUE =
            Pattern.compile("(?:expected a valid value|was expecting) \\(JSON String, .*'false'\\)");

    /** A value that begins like a page of the web. */
    private static final String MARKUP = "Unexpected character '<':";

    private static final Pattern NOT_UTF8 = Pattern.compile("Invalid UTF-8 (start|middle) byte (0x[0-9a-fA-F]+)");

    private static final Pattern BREAKS =
            Pattern.compile("(?<![ \\t\\x0B\\f])[ \\t\\x0B\\f]*+\\R[\\s\\x85\\u2028\\u2029]*+");

    /** The first bytes of pictures, which often lie beside the file that was to be given. */
    private static final Map<String, String> PICTURES = Map.of("0x89", "PNG", "0xff", "JPEG");

    private ParserWords() {}

    /** The message in one line, its places by line and column. */
    static String plain(String message) {
        if (message.startsWith(END)) {
            return "it ends in the middle";
        }
        String placed = PLACE.matcher(message).replaceAll("line ${line}, column ${column}");
        String told = BREAKS.matcher(ADVICE.matcher(placed).replaceAll("")).replaceAll(" ");
        String shown = CONTROL.matcher(CHARACTER.matcher(told).replaceAll("Unexpected character ${shown}"))
                .replaceAll("(control character ${code})");
        String valued = VALUE.matcher(shown)
                .replaceAll("expected a value")
                .replace(MARKUP, "Unexpected character '<', as of a web page (HTML) or XML:");
        String text = NOT_UTF8.matcher(valued).replaceAll(ParserWords::notUtf8);
        return LONG_NAME
                .matcher(text)
                .replaceAll("the name of a key has more than ${most} characters. Correct the data");
    }

    private static String notUtf8(MatchResult match) {
        String found = match.group(2);
        String picture = match.group(1).equals("start") ? PICTURES.get(found) : null;
        return picture == null
                ? "its text is not UTF-8 (byte " + found + "); save it as UTF-8"
                : "it is not UTF-8 text (byte " + found + ", with which " + picture
                        + " pictures begin); give the right file, or save it as UTF-8";
    }
}
