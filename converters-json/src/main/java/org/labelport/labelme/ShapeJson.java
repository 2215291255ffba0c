package org.labelport.labelme;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.objectparts.PartJoiner;
import org.labelport.output.ByteText;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngWriter;
import org.labelport.report.LossCodes;

/**
 * Writes single shapes. Boolean attributes become flags; the text attribute {@code description} has a key of its own.
 */
final class ShapeJson {

    static final String DESCRIPTION = "description";

    private static final int SET = 255;

    private final JsonGenerator json;

    ShapeJson(JsonGenerator json) {
        this.json = json;
    }

    void shape(String label, String type, OptionalInt group, Annotation annotation, double... points)
            throws IOException {
        start(label, points);
        end(group, description(annotation).orElse(""), type, annotation.attributes(), Optional.empty());
    }

    void keypoint(String label, OptionalInt group, Annotation annotation, Keypoint point) throws IOException {
        start(label, point.x(), point.y());
        Map<String, Value> flags = new LinkedHashMap<>(annotation.attributes());
        if (point.visibility() == Keypoint.Visibility.OCCLUDED) {
            flags.put(PartJoiner.HIDDEN, new Value.Flag(true));
        } else if (!point.name().isEmpty()) {
            flags.remove(PartJoiner.HIDDEN);
        }
        String description = point.name().isEmpty() ? description(annotation).orElse("") : point.name();
        end(group, description, "point", flags, Optional.empty());
    }

    /** Writes a mask as a PNG between two corners, which are the first and the last pixel. */
    void mask(String label, OptionalInt group, Annotation annotation, Shape.Mask mask) throws IOException {
        start(label, mask.x(), mask.y(), mask.x() + mask.width() - 1, mask.y() + mask.height() - 1);
        end(group, description(annotation).orElse(""), "mask", annotation.attributes(), Optional.of(png(mask)));
    }

    private void start(String label, double... points) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", label);
        json.writeArrayFieldStart("points");
        for (int i = 0; i < points.length; i += 2) {
            json.writeStartArray();
            JsonWriting.number(json, points[i]);
            JsonWriting.number(json, points[i + 1]);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void end(
            OptionalInt group, String description, String type, Map<String, Value> attributes, Optional<String> mask)
            throws IOException {
        if (group.isPresent()) {
            json.writeNumberField("group_id", group.getAsInt());
        } else {
            json.writeNullField("group_id");
        }
        json.writeStringField(DESCRIPTION, JsonWriting.whole(description));
        json.writeStringField("shape_type", type);
        json.writeObjectFieldStart("flags");
        for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
            if (attribute.getValue() instanceof Value.Flag flag) {
                json.writeBooleanField(JsonWriting.whole(attribute.getKey()), flag.on());
            }
        }
        json.writeEndObject();
        if (mask.isPresent()) {
            json.writeStringField("mask", mask.get());
        } else {
            json.writeNullField("mask");
        }
        json.writeEndObject();
    }

    private static Optional<String> description(Annotation annotation) {
        return annotation.attributes().get(DESCRIPTION) instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static String png(Shape.Mask mask) throws IOException {
        LabelCanvas canvas = new LabelCanvas(mask.width(), mask.height());
        canvas.paint(new Shape.Mask(0, 0, mask.width(), mask.height(), mask.runs()), SET);
        ByteText png = new ByteText();
        PngWriter.gray8(png, canvas);
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** Reports the attributes that are not written, and texts that had to be changed. */
    void reportAttributes(Annotation annotation, ItemLosses losses) {
        boolean named = annotation.shape() instanceof Shape.Points points
                && points.points().stream().anyMatch(point -> !point.name().isEmpty());
        List<String> dropped = new ArrayList<>();
        boolean replaced = false;
        for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
            String name = attribute.getKey();
            if (attribute.getValue() instanceof Value.Flag && !(named && name.equals(PartJoiner.HIDDEN))) {
                replaced |= !JsonWriting.whole(name).equals(name);
            } else if (name.equals(DESCRIPTION) && attribute.getValue() instanceof Value.Text text && !named) {
                replaced |= !JsonWriting.whole(text.text()).equals(text.text());
            } else {
                dropped.add(name);
            }
        }
        if (!dropped.isEmpty()) {
            losses.change(
                    annotation,
                    LossCodes.ATTRIBUTE_DROPPED,
                    "LabelMe has only flags as attributes; not written: " + String.join(", ", dropped));
        }
        if (replaced) {
            losses.change(annotation, LossCodes.TEXT_CONTROL_CHARS, "halves of surrogate pairs became U+FFFD");
        }
    }
}
