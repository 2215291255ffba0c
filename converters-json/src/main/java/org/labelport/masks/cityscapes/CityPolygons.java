package org.labelport.masks.cityscapes;

import java.util.List;
import org.labelport.geometry.Polygons;
import org.labelport.json.Json;
import org.labelport.masks.write.QuotedText;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.raster.LabelCanvas;

/**
 * Writes the polygons of a picture: the outlines of the visible pixels of each object. They do not overlap, so they
 * give the same masks in any painting order. Each part of an outline is an object of the file; holes are joined to its
 * ring.
 */
final class CityPolygons {

    private final QuotedText quoted;

    /** Makes a writer for one thread. */
    CityPolygons(Json json) {
        this.quoted = new QuotedText(json);
    }

    /**
     * Writes the objects of a canvas, in the order of their first pixels.
     *
     * @param labels written label of each value of the canvas
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
