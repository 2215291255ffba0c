package org.labelport.yolo.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one picture, compared in single precision as readers do. */
final class SeenRows {

    /** Whether a polygon is new. */
    enum Polygon {
        NEW,
        SAME_POINTS,
        SAME_BOX
    }

    private final Map<List<Float>, double[]> rows = new HashMap<>();

    /** Takes a row; returns whether no earlier one is the same. */
    boolean row(double[] numbers) {
        return rows.putIfAbsent(key(numbers), numbers) == null;
    }

    /**
     * Takes a polygon.
     *
     * @param box its class and the box around it, by which readers tell polygons apart
     */
    Polygon polygon(float[] box, double[] numbers) {
        List<Float> key = new ArrayList<>(box.length);
        for (float number : box) {
            key.add(number);
        }
        double[] earlier = rows.putIfAbsent(key, numbers);
        if (earlier == null) {
            return Polygon.NEW;
        }
        return key(earlier).equals(key(numbers)) ? Polygon.SAME_POINTS : Polygon.SAME_BOX;
    }

    private static List<Float> key(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> (float) number).toList();
    }
}
