package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.masks.cityscapes.CityLabels.Labelled;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.file.SmallJson;
import org.labelport.model.Annotation;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.SourceReport;

/** Reads annotations from files of polygons: each object is one. */
record PolygonsReader(CityLabels labels, SourceReport report, Limits limits) {

    /** What is wrong with an object that has no {@link #polygon}. */
    static final String NO_POLYGON = "no polygon of three points or more, each of two numbers";

    private static final int MIN_POINTS = 3;
    private static final double LARGEST_COORDINATE = 1e9;

    /** @param id of the item */
    List<Annotation> annotations(String id, Path file) throws ItemException, ExportException {
        List<Annotation> annotations = new ArrayList<>();
        List<JsonValue> objects = objects(file);
        for (int i = 0; i < objects.size(); i++) {
            JsonValue object = objects.get(i);
            String name = object.textOf("label");
            Optional<Labelled> label = labels.named(name);
            Optional<Shape> shape = polygon(object);
            if (isDeleted(object) || label.filter(Labelled::isNothing).isPresent()) {
                continue;
            }
            String number = Integer.toString(i);
            if (label.isEmpty()) {
                report.error(ItemError.ofAnnotation(
                        id,
                        number,
                        "category.unknown",
                        file + ": objects[" + i + "] has the label '" + name + "', which is not listed"));
            } else if (shape.isEmpty()) {
                report.error(ItemError.ofAnnotation(
                        id, number, "geometry.missing", file + ": objects[" + i + "] has " + NO_POLYGON));
            } else {
                annotations.add(label.get().annotation(number, shape.get()));
            }
        }
        return annotations;
    }

    private List<JsonValue> objects(Path file) throws ItemException {
        try {
            return SmallJson.read(file, limits)
                    .field("objects")
                    .filter(value -> value.is(Kind.ARRAY))
                    .orElseThrow(() ->
                            new ItemException(MaskCodes.UNREADABLE, file + ": there is no list 'objects'. Add it."))
                    .elements();
        } catch (IOException e) {
            throw new ItemException(MaskCodes.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether an object is marked as deleted: by a value that is true in Python, in which Cityscapes' scripts are. */
    private static boolean isDeleted(JsonValue object) {
        return object.field("deleted")
                .filter(value -> !value.isEmpty() && !value.is(Kind.FALSE))
                .filter(value -> value.finite().orElse(1) != 0)
                .isPresent();
    }

    /** Returns the polygon of an object; empty when it has none that can be drawn. */
    static Optional<Shape> polygon(JsonValue object) {
        List<JsonValue> points = object.elementsOf("polygon");
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            Optional<double[]> point = points.get(i).numbers().filter(PolygonsReader::isPoint);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            System.arraycopy(point.get(), 0, xy, 2 * i, 2);
        }
        return points.size() < MIN_POINTS
                ? Optional.empty()
                : Optional.of(new Shape.Polygon(List.of(new Shape.Polygon.Part(new PointList(xy), List.of()))));
    }

    private static boolean isPoint(double[] numbers) {
        return numbers.length == 2
                && Math.abs(numbers[0]) < LARGEST_COORDINATE
                && Math.abs(numbers[1]) < LARGEST_COORDINATE;
    }
}
