package org.labelport.coco.file;

/** Shortens texts of files for messages. */
public final class Snippet {

    private Snippet() {}

    /** Returns the text, or its first {@code longest} characters and an ellipsis when it is longer. */
    public static String of(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }
}
