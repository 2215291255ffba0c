package org.labelport.via.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.convert.ClassNames;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.objectparts.PartJoiner;
import org.labelport.report.LossCodes;
import org.labelport.via.file.ViaNames;

/** Makes {@code region_attributes}: the class of an annotation, its instance and its attributes. */
record RegionAttributes(ClassNames classes, AttributeTypes types, ItemLosses losses) {

    /**
     * Returns the JSON for a region of an annotation.
     *
     * @param instance empty for none
     * @param keypoint that the region is, if it is one
     */
    String of(Annotation annotation, String instance, Optional<Keypoint> keypoint) throws IOException {
        return JsonWriting.compact(json -> {
            json.writeStartObject();
            json.writeStringField(ViaNames.CLASS, classes.of(annotation.category()));
            if (!instance.isEmpty()) {
                json.writeStringField(ViaNames.INSTANCE, JsonWriting.whole(instance));
            }
            if (keypoint.isPresent()) {
                write(keypoint.get(), json);
            }
            for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
                if (isWritable(attribute.getKey(), annotation)) {
                    types.write(json, attribute.getKey(), attribute.getValue());
                }
            }
            json.writeEndObject();
        });
    }

    private static void write(Keypoint keypoint, JsonGenerator json) throws IOException {
        if (!keypoint.name().isEmpty()) {
            json.writeStringField(ViaNames.KEYPOINT, JsonWriting.whole(keypoint.name()));
        }
        if (keypoint.visibility() == Keypoint.Visibility.OCCLUDED) {
            json.writeStringField(PartJoiner.HIDDEN, "true");
        }
    }

    /** Whether no other field of the annotation's regions has the name. */
    private static boolean isWritable(String name, Annotation annotation) {
        boolean hidden = annotation.shape() instanceof Shape.Points && name.equals(PartJoiner.HIDDEN);
        return !name.isEmpty() && !ViaNames.RESERVED.contains(name) && !hidden;
    }

    /** Reports the attributes that the regions of an annotation do not hold. */
    void report(Annotation annotation) {
        List<String> dropped = new ArrayList<>();
        boolean replaced = false;
        for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
            String name = attribute.getKey();
            if (!isWritable(name, annotation) || !types.holds(name, attribute.getValue())) {
                dropped.add(name);
            } else {
                replaced |= types.hasReplaced(name, attribute.getValue());
            }
        }
        if (!dropped.isEmpty()) {
            losses.change(
                    annotation,
                    LossCodes.ATTRIBUTE_DROPPED,
                    "not a single value, or the name is taken: " + String.join(", ", dropped));
        }
        if (replaced) {
            losses.change(annotation, LossCodes.TEXT_CONTROL_CHARS, "halves of surrogate pairs became U+FFFD");
        }
    }
}
