package org.labelport.csv.rle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a table numbers the pixels of a picture. */
enum PixelOrder {
    /** Down each column, one column after the other from the left, as most tables of Kaggle do. */
    COLUMNS,
    /** Along each row, one row after the other from the top. */
    ROWS;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> keys() {
        return Stream.of(values()).map(PixelOrder::key).toList();
    }

    static PixelOrder of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
