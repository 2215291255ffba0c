package org.labelport.voc.file;

import java.util.regex.Pattern;

/** Replaces what a file cannot hold by underscores, one for each character. */
final class Underscored {

    private Underscored() {}

    static String of(String text, Pattern... unwritable) {
        String writable = text;
        for (Pattern each : unwritable) {
            writable = each.matcher(writable)
                    .replaceAll(match -> "_".repeat(match.group().length()));
        }
        return writable;
    }
}
