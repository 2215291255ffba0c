package org.labelport.csv.vertex;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;

/** What a table is for. It is the same for the whole table, because rows of two kinds cannot be imported together. */
enum VertexTask {
    /** A row is a box on a picture. */
    DETECTION,
    /** A row is a picture with its labels. */
    CLASSIFICATION,
    /** A row is a text with its labels. */
    TEXT;

    static final OptionSpec OPTION = OptionSpec.choice(
            "task",
            "auto",
            List.of("auto", "detection", "classification", "text"),
            "What the table is for: boxes, labels of pictures, or labels of texts; auto chooses what fits the data.");

    private static final String TEXT_SUFFIX = ".txt";
    private static final Set<ShapeKind> WITH_BOX = EnumSet.of(
            ShapeKind.BOX,
            ShapeKind.ROTATED_BOX,
            ShapeKind.POLYGON,
            ShapeKind.POLYLINE,
            ShapeKind.ELLIPSE,
            ShapeKind.MASK);

    /** Returns the task that the user named, or the one that fits the data. */
    static VertexTask of(String option, Census census) {
        return switch (option) {
            case "detection" -> DETECTION;
            case "classification" -> CLASSIFICATION;
            case "text" -> TEXT;
            default -> fitting(census);
        };
    }

    private static VertexTask fitting(Census census) {
        if (census.dataTypes().contains(DataType.TEXT) && !census.dataTypes().contains(DataType.IMAGE)) {
            return TEXT;
        }
        Set<ShapeKind> shapes = census.shapes().keySet();
        boolean boxes = shapes.stream().anyMatch(WITH_BOX::contains);
        return !boxes && shapes.contains(ShapeKind.TAG) ? CLASSIFICATION : DETECTION;
    }

    /** Returns the path under which a file is written: that of a text must end in {@code .txt}. */
    String spelled(String path) {
        return this == TEXT && !path.endsWith(TEXT_SUFFIX) ? path + TEXT_SUFFIX : path;
    }
}
