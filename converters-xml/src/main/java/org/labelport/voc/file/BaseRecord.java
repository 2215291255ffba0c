package org.labelport.voc.file;

import java.util.OptionalInt;

/** The text in {@code source/annotation} that says which coordinate the first pixel has. */
public final class BaseRecord {

    private static final String PREFIX = "Labelport, first pixel ";

    private BaseRecord() {}

    /** Returns the text for a first pixel. */
    public static String of(int base) {
        return PREFIX + base;
    }

    /** Returns the first pixel that a file records; empty for files of other programs. */
    public static OptionalInt parse(String text) {
        for (int base = 0; base <= 1; base++) {
            if (text.equals(of(base))) {
                return OptionalInt.of(base);
            }
        }
        return OptionalInt.empty();
    }
}
