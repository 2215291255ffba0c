package org.labelport.csv.vertex;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.DataType;

/** Rows of other tables that would be read as texts, or as pictures whose labels are numbers. */
enum OtherRows {
    PICTURE_LAST(
            OtherRows::namesPictureLast,
            "has the picture after its label, but rows of Vertex AI begin with the picture. csv-tensorflow reads tables"
                    + " of makesense.ai, and others whose first line names the columns."),

    RETINANET(
            OtherRows::hasCornersFirst,
            "has the box between the picture and its class, but rows of Vertex AI name the class first. csv-retinanet"
                    + " reads such tables."),

    VIA(row -> row.cells().contains("region_shape_attributes"), "is a table of VIA, which csv-via reads."),

    XML(row -> row.cell(0).startsWith("<?xml"), "is XML and not a table. Give the target that reads it, such as voc.");

    /** How many numbers a box has. */
    private static final int CORNERS = 4;

    /** A path, the corners of a box, and its class. */
    private static final int RETINANET_CELLS = 2 + CORNERS;

    private final Predicate<Row> first;
    private final String content;

    OtherRows(Predicate<Row> first, String content) {
        this.first = first;
        this.content = content;
    }

    /** Knows a table by its first row. */
    static Optional<OtherRows> of(Row first) {
        return Arrays.stream(values()).filter(rows -> rows.first.test(first)).findFirst();
    }

    /** What the table is, and what to do, as a sentence that lacks its subject. */
    String content() {
        return content;
    }

    private static boolean namesPictureLast(Row first) {
        VertexRow row = VertexRow.of(first);
        return !row.isPicture()
                && row.rest().stream().anyMatch(DataType.IMAGE::isOf)
                && row.rest().stream().filter(OtherRows::isNumber).count() >= CORNERS;
    }

    private static boolean hasCornersFirst(Row first) {
        List<String> cells = first.cells();
        return cells.size() == RETINANET_CELLS
                && DataType.IMAGE.isOf(cells.get(0))
                && cells.subList(1, 1 + CORNERS).stream().allMatch(OtherRows::isNumber)
                && !isNumber(cells.get(1 + CORNERS));
    }

    private static boolean isNumber(String cell) {
        return Numbers.decimal(cell).isPresent();
    }
}
