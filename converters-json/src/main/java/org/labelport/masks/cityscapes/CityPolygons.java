package org.labelport.masks.cityscapes;

import java.util.List;
import org.labelport.geometry.Polygons;
import org.labelport.json.Json;
import org.labelport.masks.QuotedText;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.raster.LabelCanvas;

/**
 * The polygons of a picture: the borders of what is seen of each object, in whole pixels, so that they say the same as the masks
 * beside them in any order. A border with holes is one ring, its holes joined to it; each part is an object.
 */
final class CityPolygons {

    private final QuotedText quoted;

    /** For one thread. */
    CityPolygons(Json json) {
        this.quoted = new QuotedText(json);
    }

    /**
     * Writes the objects of a canvas, in the order of their first pixels.
     *
     * @param labels of the canvas' values, as they stand in the file
     */
    void write(LabelCanvas canvas, String[] labels, ByteText out) {
        out.text("{\"imgHeight\": ").integer(canvas.height());
        out.text(", \"imgWidth\": ").integer(canvas.width()).text(", \"objects\": [");
        int start = out.size();
        canvas.outlines().forEach((owner, outline) -> {
            for (Shape.Polygon.Part part : outline.parts()) {
                out.text(out.size() == start ? "{\"label\": " : ", {\"label\": ")
                        .text(quoted.ofName(labels[owner]))
                        .text(", \"polygon\": [");
                points(Polygons.bridgedOutline(new Shape.Polygon(List.of(part))), out);
                out.text("]}");
            }
        });
        out.text("]}\n");
    }

    private static void points(PointList ring, ByteText out) {
        for (int i = 0; i < ring.size(); i++) {
            if (i > 0) {
                out.ascii(',').ascii(' ');
            }
            out.ascii('[').integer(Math.round(ring.x(i))).ascii(',').ascii(' ');
            out.integer(Math.round(ring.y(i))).ascii(']');
        }
    }
}
