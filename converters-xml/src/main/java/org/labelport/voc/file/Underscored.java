package org.labelport.voc.file;

import java.util.regex.Pattern;

/** Replaces what a file cannot hold by underscores, one for each character. */
final class Underscored {

    private Underscored() {}

    static String of(String text, Pattern unwritable) {
        return unwritable
                .matcher(text)
                .replaceAll(match -> "_".repeat(match.group().length()));
    }
}
