package org.labelport.csv.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.model.ShapeKind;

/** Finds cells with content in columns that a row of its kind does not use: nobody reads them. */
final class UnusedCells {

    /** The columns that hold shapes. */
    private static final List<String> OF_SHAPES =
            List.of("t_start", "t_end", "x", "y", "w", "h", "angle", "start", "end", "text", "geometry");

    /** The columns of shapes that rows of a kind do not use. */
    private static final Map<ShapeKind, List<String>> OF_OTHER_KINDS = Arrays.stream(ShapeKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> ofShapesWithout(used(kind))));

    /** The columns that relations do not use. Their attributes are looked at apart. */
    private static final List<String> OF_NO_RELATION = Stream.concat(
                    Stream.of("group_id", "track_id", "score", "frame", "page"),
                    ofShapesWithout(Set.of("geometry")).stream())
            .toList();

    private static final String NO_ATTRIBUTES = "{}";

    private UnusedCells() {}

    /** Returns what to tell of an annotation's row; empty when its kind uses all its cells. */
    static Optional<String> ofAnnotation(CsvRecordCells row, ShapeKind kind) {
        return message(row, filled(row, OF_OTHER_KINDS.getOrDefault(kind, List.of())));
    }

    /** Returns what to tell of a relation's row; empty when relations use all its cells. */
    static Optional<String> ofRelation(CsvRecordCells row) {
        List<String> unused = filled(row, OF_NO_RELATION);
        String attributes = row.text("attributes").strip();
        if (!attributes.isEmpty() && !attributes.equals(NO_ATTRIBUTES)) {
            unused.add("attributes");
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

    private static List<String> filled(CsvRecordCells row, List<String> columns) {
        List<String> filled = new ArrayList<>();
        for (String column : columns) {
            if (!row.text(column).isBlank()) {
                filled.add(column);
            }
        }
        return filled;
    }

    private static List<String> ofShapesWithout(Set<String> used) {
        return OF_SHAPES.stream().filter(column -> !used.contains(column)).toList();
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
