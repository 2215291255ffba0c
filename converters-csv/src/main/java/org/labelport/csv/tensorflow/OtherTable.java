package org.labelport.csv.tensorflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.csv.openimages.OpenImagesHeader;
import org.labelport.csv.rle.RunColumns;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.text.Row;

/** A table that another target reads, or none, although it may have columns of boxes or of a picture and one thing. */
enum OtherTable {
    RUN_LENGTHS(
            header -> RunColumns.of(header).isPresent(), "run lengths of masks instead of boxes. csv-rle reads it."),

    OPEN_IMAGES(
            OpenImagesHeader::isOfBoxes,
            "boxes of Open Images, which are shares of the picture's sides instead of pixels. csv-openimages reads its"
                    + " folder, if it is called like train-annotations-bbox.csv."),

    PREDICTIONS(
            OtherTable::isOfPredictions,
            "all boxes of a picture in one text. Write a row for each box, with columns such as"
                    + " filename,class,xmin,ymin,xmax,ymax."),

    ANNOTATIONS(CsvColumns::areOfAnnotations, "annotations of all kinds. csv reads its folder.");

    private final Predicate<Row> header;
    private final String content;

    OtherTable(Predicate<Row> header, String content) {
        this.header = header;
        this.content = content;
    }

    private static boolean isOfPredictions(Row header) {
        return header.cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("predictionstring") || name.equals("boxesstring"));
    }

    /** Whether some tables that have a column for each edge of a box in pixels have these columns, too. */
    boolean mayHoldBoxes() {
        return this == OPEN_IMAGES || this == PREDICTIONS;
    }

    /** Knows a table by its first row. */
    static Optional<OtherTable> of(Row first) {
        return Arrays.stream(values()).filter(table -> table.header.test(first)).findFirst();
    }

    /** What it holds, and what to do, as two sentences of which the first lacks its subject. */
    String content() {
        return content;
    }
}
