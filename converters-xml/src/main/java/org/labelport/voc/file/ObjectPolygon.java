package org.labelport.voc.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.geometry.Boxes;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;
import org.labelport.xml.NumberText;

/**
 * Reads the polygons that Roboflow and supervision write beside the boxes of objects: {@code x1}, {@code y1}, {@code
 * x2} …
 */
public final class ObjectPolygon {

    /** The name of the element. */
    public static final String TAG = "polygon";

    private static final int LEAST_POINTS = 3;

    private ObjectPolygon() {}

    /**
     * Returns the region of an object.
     *
     * @param polygons the texts of corners by name, one map for each part
     * @param base coordinate of the first pixel
     * @return empty when there are no elements, or one is not a polygon
     */
    public static Optional<Shape.Polygon> of(List<Map<String, String>> polygons, int base) {
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (Map<String, String> corners : polygons) {
            int points = corners.size() / 2;
            double[] ring = new double[2 * points];
            for (int i = 0; i < points; i++) {
                Optional<Double> x = number(corners.get("x" + (i + 1)));
                Optional<Double> y = number(corners.get("y" + (i + 1)));
                if (x.isEmpty() || y.isEmpty()) {
                    return Optional.empty();
                }
                ring[2 * i] = x.get() - base;
                ring[2 * i + 1] = y.get() - base;
            }
            if (points < LEAST_POINTS || corners.size() % 2 > 0) {
                return Optional.empty();
            }
            parts.add(new Shape.Polygon.Part(PointList.of(ring), List.of()));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Shape.Polygon(parts));
    }

    /**
     * Returns the region of an object of which the box was moved by a pixel. Roboflow leaves the polygon where it is,
     * supervision moves it, too: the one that has the box is taken.
     *
     * @param polygons the texts of corners by name, one map for each part
     * @param box of the object, moved back
     */
    public static Optional<Shape.Polygon> in(Shape.Box box, List<Map<String, String>> polygons) {
        Optional<Shape.Polygon> kept = of(polygons, 0);
        Optional<Shape.Polygon> moved = of(polygons, 1);
        return kept.isPresent() && distance(kept.get(), box) < distance(moved.orElseThrow(), box) ? kept : moved;
    }

    private static double distance(Shape.Polygon polygon, Shape.Box box) {
        Shape.Box own = Boxes.bounds(polygon).orElseThrow();
        return Math.abs(own.x() - box.x())
                + Math.abs(own.y() - box.y())
                + Math.abs(own.right() - box.right())
                + Math.abs(own.bottom() - box.bottom());
    }

    private static Optional<Double> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(NumberText.parse(TAG, text.strip()));
        } catch (ItemException e) {
            return Optional.empty();
        }
    }
}
