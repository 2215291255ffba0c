package org.labelport.via.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Writes shapes as the JSON of {@code shape_attributes}. */
final class ShapeAttributes {

    private ShapeAttributes() {}

    static String rect(Shape.Box box) throws IOException {
        return object("rect", json -> {
            number(json, "x", box.x());
            number(json, "y", box.y());
            number(json, "width", box.width());
            number(json, "height", box.height());
        });
    }

    static String polygon(PointList ring) throws IOException {
        return object("polygon", json -> points(json, ring));
    }

    static String polyline(PointList line) throws IOException {
        return object("polyline", json -> points(json, line));
    }

    static String ellipse(Shape.Ellipse ellipse) throws IOException {
        boolean circle = ellipse.radiusX() == ellipse.radiusY();
        return object(circle ? "circle" : "ellipse", json -> {
            number(json, "cx", ellipse.centerX());
            number(json, "cy", ellipse.centerY());
            if (circle) {
                number(json, "r", ellipse.radiusX());
            } else {
                number(json, "rx", ellipse.radiusX());
                number(json, "ry", ellipse.radiusY());
                number(json, "theta", ellipse.angle());
            }
        });
    }

    static String point(Keypoint point) throws IOException {
        return object("point", json -> {
            number(json, "cx", point.x());
            number(json, "cy", point.y());
        });
    }

    private static String object(String name, JsonWriting.Body geometry) throws IOException {
        return JsonWriting.compact(json -> {
            json.writeStartObject();
            json.writeStringField("name", name);
            geometry.write(json);
            json.writeEndObject();
        });
    }

    private static void points(JsonGenerator json, PointList points) throws IOException {
        json.writeArrayFieldStart("all_points_x");
        for (int i = 0; i < points.size(); i++) {
            JsonWriting.number(json, points.x(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("all_points_y");
        for (int i = 0; i < points.size(); i++) {
            JsonWriting.number(json, points.y(i));
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        JsonWriting.number(json, value);
    }
}
