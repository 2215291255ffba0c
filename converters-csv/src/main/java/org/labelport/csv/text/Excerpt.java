package org.labelport.csv.text;

/** Shortens texts of files for messages. */
public final class Excerpt {

    private Excerpt() {}

    /**
     * Returns a text, or its beginning if it is long. A character that takes two of Java's is not cut apart.
     *
     * @param most how many of Java's characters are shown
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
