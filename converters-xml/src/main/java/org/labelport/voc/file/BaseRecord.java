package org.labelport.voc;

import java.util.OptionalInt;

/** The text in {@code source/annotation} that says how the coordinates count. */
final class BaseRecord {

    private static final String PREFIX = "Labelport, first pixel ";

    private BaseRecord() {}

    static String of(int base) {
        return PREFIX + base;
    }

    /** The base that a file records; empty for files of other programs. */
    static OptionalInt parse(String text) {
        for (int base = 0; base <= 1; base++) {
            if (text.equals(of(base))) {
                return OptionalInt.of(base);
            }
        }
        return OptionalInt.empty();
    }
}
