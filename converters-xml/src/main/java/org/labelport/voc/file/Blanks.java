package org.labelport.voc.file;

import java.util.regex.Pattern;

/**
 * The characters that readers of lists, which are written in Python, take for blanks: spaces of every width, such as those of Japanese
 * texts and of the names of screenshots, and not only that of ASCII.
 */
public final class Blanks {

    private static final String BLANK = "[\\s\\p{Z}\\x1C-\\x1F\\x85]";

    /** Those around a text. */
    static final Pattern EDGES = edges("");

    private static final Pattern ANY = Pattern.compile(BLANK);

    private Blanks() {}

    /**
     * Finds blanks around a text.
     *
     * @param beside characters that are no blanks, and that count as such before a text
     */
    static Pattern edges(String beside) {
        String first = "[" + beside + BLANK + "]";
        return Pattern.compile("^" + first + "++|(?<!" + BLANK + ")" + BLANK + "++$");
    }

    /** Whether there is one in a text. */
    public static boolean anyIn(String text) {
        return ANY.matcher(text).find();
    }

    /** Whether there is one before or behind a text. */
    public static boolean around(String text) {
        return EDGES.matcher(text).find();
    }
}
