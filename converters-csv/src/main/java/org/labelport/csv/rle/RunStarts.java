package org.labelport.csv.rle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From where a table counts the first pixel of a run. */
enum RunStarts {
    /** From the picture's first pixel, which is 1. */
    ABSOLUTE,
    /** From the end of the run before, or from the picture's first pixel, which are 0. */
    RELATIVE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> keys() {
        return Stream.of(values()).map(RunStarts::key).toList();
    }

    static RunStarts of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
