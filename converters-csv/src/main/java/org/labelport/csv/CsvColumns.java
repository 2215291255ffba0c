package org.labelport.csv;

import java.util.List;
import java.util.Set;

/** The columns of the three tables, in the order they are written. */
final class CsvColumns {

    static final List<String> ANNOTATIONS = List.of(
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

    /** The columns of annotations that are read; the others repeat the item's row for people who open only this table. */
    static final List<String> ANNOTATIONS_READ =
            without(ANNOTATIONS, Set.of("dataset", "split", "path", "media", "width", "height", "duration"));

    static final List<String> ITEMS = List.of(
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
            "annotation_count",
            "metadata");

    static final List<String> ITEMS_READ = without(ITEMS, Set.of("sha256", "annotation_count"));

    static final List<String> CLASSES =
            List.of("index", "name", "parent", "color", "kinds", "keypoints", "skeleton", "attributes");

    static final List<String> CLASSES_REQUIRED = List.of("name", "parent", "color", "keypoints", "skeleton");

    /** A column at the end of a table whose start does not tell how its texts are guarded. */
    static final String FORMULA_GUARD = "formula_guard";

    /** {@code kind} of a row that holds a relation and no annotation. */
    static final String RELATION = "relation";

    /** {@code kind} of a model's answer. */
    static final String ANSWER = "answer";

    private CsvColumns() {}

    private static List<String> without(List<String> columns, Set<String> unread) {
        return columns.stream().filter(column -> !unread.contains(column)).toList();
    }
}
