package org.labelport.csv.openimages;

import java.util.List;
import org.labelport.csv.openimages.OpenImagesLayout.Table;
import org.labelport.csv.text.Row;

/** Knows the tables of Open Images by their headers. */
public final class OpenImagesHeader {

    private OpenImagesHeader() {}

    /** Whether a row is the header of a table of boxes, whose corners are shares of the picture's sides. */
    public static boolean isOfBoxes(Row first) {
        List<String> names = first.cells().stream().map(String::strip).toList();
        return names.containsAll(OpenImagesDialect.required(Table.BOXES));
    }
}
