package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.json.Json;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.raster.LabelCanvas;

/**
 * The polygons of a picture: the borders of what is seen of each object, in whole pixels, so that they say the same as the masks
 * beside them in any order. A border with holes is one ring, its holes joined to it; each part is an object.
 */
final class CityPolygons {

    private final LabelCanvas canvas;
    private final List<Object> objects = new ArrayList<>();

    CityPolygons(LabelCanvas canvas) {
        this.canvas = canvas;
    }

    /**
     * Adds the objects of a canvas, in the order of their first pixels.
     *
     * @param labels of the canvas' values, as they stand in the file
     */
    void add(String[] labels) {
        canvas.masks().forEach((owner, mask) -> {
            for (Shape.Polygon.Part part : Masks.outline(mask).parts()) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("label", labels[owner]);
                object.put("polygon", points(Polygons.bridged(new Shape.Polygon(List.of(part)))));
                objects.add(object);
            }
        });
    }

    void write(ByteText out, Json json) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("imgHeight", (long) canvas.height());
        document.put("imgWidth", (long) canvas.width());
        document.put("objects", objects);
        json.write(document, out, Json.Style.LINE);
        out.ascii('\n');
    }

    private static List<Object> points(PointList ring) {
        List<Object> points = new ArrayList<>(ring.size());
        for (int i = 0; i < ring.size(); i++) {
            points.add(List.of(Math.round(ring.x(i)), Math.round(ring.y(i))));
        }
        return points;
    }
}
