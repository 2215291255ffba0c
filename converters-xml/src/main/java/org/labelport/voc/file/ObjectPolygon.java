package org.labelport.voc.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;
import org.labelport.xml.NumberText;

/** The polygons of objects, which Roboflow and supervision write beside boxes: {@code x1}, {@code y1}, {@code x2} … */
public final class ObjectPolygon {

    /** The element. */
    public static final String TAG = "polygon";

    private static final int LEAST_POINTS = 3;

    private ObjectPolygon() {}

    /**
     * The region of an object.
     *
     * @param polygons texts of corners by name, one map a part
     * @param base number of the first pixel
     * @return empty when an element is no polygon
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

    private static Optional<Double> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(NumberText.parse(TAG, text.strip()));
        } catch (ItemException e) {
            return Optional.empty();
        }
    }
}
