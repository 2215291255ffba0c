package org.labelport.csv.table;

import java.util.List;
import java.util.Set;
import org.labelport.csv.text.Row;

/** The columns of the three tables, in the order in which they are written. */
public final class CsvColumns {

    /** The columns of {@code annotations.csv}. */
    public static final List<String> ANNOTATIONS = List.of(
            "dataset",
            "split",
            "item_id",
            "path",
            "media",
            "width",
            "height",
            "duration",
            "annotation_id",
            "group_id",
            "track_id",
            "kind",
            "class",
            "score",
            "frame",
            "page",
            "t_start",
            "t_end",
            "x",
            "y",
            "w",
            "h",
            "angle",
            "start",
            "end",
            "text",
            "geometry",
            "attributes");

    /**
     * The columns of {@code annotations.csv} that are read. The others repeat the item's row for people who open only
     * this table.
     */
    public static final List<String> ANNOTATIONS_READ =
            without(ANNOTATIONS, Set.of("dataset", "split", "path", "media", "width", "height", "duration"));

    /** How many annotations an item has. */
    public static final String ANNOTATION_COUNT = "annotation_count";

    /** The columns of {@code items.csv}. */
    public static final List<String> ITEMS = List.of(
            "item_id",
            "path",
            "media",
            "split",
            "width",
            "height",
            "frames",
            "fps",
            "duration",
            "sha256",
            ANNOTATION_COUNT,
            "metadata");

    /** The columns of {@code items.csv} that have to be there. */
    public static final List<String> ITEMS_READ = without(ITEMS, Set.of("sha256", ANNOTATION_COUNT));

    /** The columns of {@code classes.csv}. */
    public static final List<String> CLASSES =
            List.of("index", "name", "parent", "color", "kinds", "keypoints", "skeleton", "attributes");

    static final List<String> CLASSES_REQUIRED = List.of("name", "parent", "color", "keypoints", "skeleton");

    /**
     * The column that says how texts are guarded. It is the last column of a table that has it, see {@link
     * CsvDialect#statesGuard}.
     */
    public static final String FORMULA_GUARD = "formula_guard";

    /** {@code kind} of a row that holds a relation instead of an annotation. */
    public static final String RELATION = "relation";

    /** {@code kind} of a model's answer. */
    public static final String ANSWER = "answer";

    /**
     * The longest side of an image whose masks are in the column {@code geometry} in COCO's run-length encoding. The
     * memory that reading such a mask takes grows with the sides.
     */
    public static final int MAX_MASK_SIDE = 1 << 15;

    private CsvColumns() {}

    /** Whether a row is the header of a table of annotations of all kinds. */
    public static boolean areOfAnnotations(Row first) {
        return first.cells().containsAll(List.of("annotation_id", "kind", "geometry"));
    }

    private static List<String> without(List<String> columns, Set<String> unread) {
        return columns.stream().filter(column -> !unread.contains(column)).toList();
    }
}
