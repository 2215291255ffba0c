package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.json.Json;
import org.labelport.model.PointList;
import org.labelport.output.ByteText;

/** Writes the polygons of a picture, from back to front as they are painted. */
final class CityPolygons {

    private static final double HUNDREDTHS = 100;

    private final List<Object> objects = new ArrayList<>();

    /** Adds a ring in front of all before. */
    void add(String label, PointList ring) {
        List<Object> points = new ArrayList<>(ring.size());
        for (int i = 0; i < ring.size(); i++) {
            points.add(List.of(number(ring.x(i)), number(ring.y(i))));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("label", label);
        object.put("polygon", points);
        objects.add(object);
    }

    void write(int width, int height, ByteText out, Json json) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("imgHeight", (long) height);
        document.put("imgWidth", (long) width);
        document.put("objects", objects);
        json.write(document, out, Json.Style.LINE);
        out.ascii('\n');
    }

    /** Whole numbers have no point, as in Cityscapes' own files. */
    private static Object number(double pixels) {
        double rounded = Math.round(pixels * HUNDREDTHS) / HUNDREDTHS;
        if (rounded == Math.rint(rounded)) {
            return (long) rounded;
        }
        return rounded;
    }
}
