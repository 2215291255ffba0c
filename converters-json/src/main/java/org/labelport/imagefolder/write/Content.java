package org.labelport.imagefolder.write;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.model.Attributes;
import org.labelport.model.ShapeKind;

/** Which columns an export has. */
public record Content(Set<Column> columns) {

    /** A column, or more than one that come together. */
    public enum Column {
        /** The objects of pictures. */
        OBJECTS,
        /** The outlines of objects. */
        REGIONS,
        /** The keypoints of objects. */
        KEYPOINTS,
        /** The captions of pictures. */
        TEXT,
        /** The classes of pictures. */
        LABEL,
        /** A mask of classes for each picture, without any other column of annotations. */
        MASKS
    }

    public Content {
        columns = Set.copyOf(columns);
    }

    /** Returns whether the export has a column. */
    public boolean has(Column column) {
        return columns.contains(column);
    }

    /** The values of the option {@code content}. */
    public static final List<String> CHOICES = List.of("auto", "objects", "captions", "classification", "masks");

    private static final Set<ShapeKind> REGIONS =
            Set.of(ShapeKind.ROTATED_BOX, ShapeKind.POLYGON, ShapeKind.POLYLINE, ShapeKind.ELLIPSE, ShapeKind.MASK);

    /** Returns the columns for one of {@link #CHOICES} and what the data has. */
    public static Content of(String choice, Census census) {
        Map<ShapeKind, Long> shapes = census.shapes();
        Set<Column> inData = EnumSet.noneOf(Column.class);
        if (shapes.keySet().stream().anyMatch(REGIONS::contains)) {
            inData.add(Column.REGIONS);
        }
        if (shapes.containsKey(ShapeKind.POINTS)) {
            inData.add(Column.KEYPOINTS);
        }
        boolean anyObject = !inData.isEmpty() || shapes.containsKey(ShapeKind.BOX);
        if (anyObject || choice.equals("objects")) {
            inData.add(Column.OBJECTS);
        }
        return switch (choice) {
            case "objects" -> new Content(inData);
            case "captions" -> new Content(Set.of(Column.TEXT));
            case "classification" -> new Content(Set.of(Column.LABEL));
            case "masks" -> new Content(Set.of(Column.MASKS));
            default -> {
                if (shapes.containsKey(ShapeKind.TAG) && census.attributes().contains(Attributes.CAPTION)) {
                    inData.add(Column.TEXT);
                }
                if (census.taxonomy().names().stream()
                        .anyMatch(name -> census.shapes(name).containsKey(ShapeKind.TAG))) {
                    inData.add(Column.LABEL);
                }
                yield new Content(inData);
            }
        };
    }
}
