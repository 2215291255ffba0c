package org.labelport.csv.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.model.ShapeKind;

/** Finds cells with content in columns that a row of its kind does not use: nobody reads them. */
final class UnusedCells {

    /** The columns that hold shapes. */
    private static final List<String> OF_SHAPES =
            List.of("t_start", "t_end", "x", "y", "w", "h", "angle", "start", "end", "text", "geometry");

    /** The columns of annotations that relations do not have. */
    private static final List<String> OF_ANNOTATIONS = List.of("group_id", "track_id", "score", "frame", "page");

    private static final String NO_ATTRIBUTES = "{}";

    private UnusedCells() {}

    /** Returns what to tell of an annotation's row; empty when its kind uses all its cells. */
    static Optional<String> ofAnnotation(CsvRecordCells row, ShapeKind kind) {
        return message(row, filled(row, OF_SHAPES, used(kind)));
    }

    /** Returns what to tell of a relation's row; empty when relations use all its cells. */
    static Optional<String> ofRelation(CsvRecordCells row) {
        List<String> unused = filled(row, OF_ANNOTATIONS, Set.of());
        unused.addAll(filled(row, OF_SHAPES, Set.of("geometry")));
        if (!row.text("attributes").strip().equals(NO_ATTRIBUTES)) {
            unused.addAll(filled(row, List.of("attributes"), Set.of()));
        }
        return message(row, unused);
    }

    private static Optional<String> message(CsvRecordCells row, List<String> unused) {
        if (unused.isEmpty()) {
            return Optional.empty();
        }
        String columns = (unused.size() == 1 ? ", column " : ", columns ") + String.join(", ", unused);
        return Optional.of(row.place() + columns + ": a row of the kind '" + row.text("kind")
                + "' does not use this. Correct the kind, or leave it empty.");
    }

    private static List<String> filled(CsvRecordCells row, List<String> columns, Set<String> used) {
        return new ArrayList<>(columns.stream()
                .filter(column -> !used.contains(column))
                .filter(column -> !row.text(column).isBlank())
                .toList());
    }

    /** The columns of a kind. Those with an enclosing box or a covered text repeat what other columns hold. */
    private static Set<String> used(ShapeKind kind) {
        return switch (kind) {
            case TAG -> Set.of();
            case BOX, ROTATED_BOX, ELLIPSE -> Set.of("x", "y", "w", "h", "angle", "geometry");
            case POLYGON, POLYLINE, POINTS, MASK -> Set.of("x", "y", "w", "h", "geometry");
            case CUBOID, POINT_LABELS, OTHER -> Set.of("geometry");
            case SPAN -> Set.of("start", "end", "text", "geometry");
            case INTERVAL -> Set.of("t_start", "t_end", "geometry");
            case REPLY -> Set.of("text", "geometry");
        };
    }
}
