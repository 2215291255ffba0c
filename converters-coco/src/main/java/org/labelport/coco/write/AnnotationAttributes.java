package org.labelport.coco.write;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.coco.file.CocoId;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.report.LossSink;

/**
 * Writes the object {@code attributes}, which CVAT and Datumaro read, too, for the annotations of one item. In addition
 * to the annotation's attributes it holds the track, the angle of a rotated box, and the source's id when that is not a
 * number.
 */
final class AnnotationAttributes {

    /** Half of a surrogate pair in a name: parsers refuse such a key, even escaped, and so the whole file. */
    private static final Pattern HALF_OF_A_PAIR = Pattern.compile("\\p{Cs}");

    private static final String SOURCE_ID = "source_id";

    private final AnnotationLosses losses;
    private final UnwrittenParts unwritten;
    private final ByteText fields = new ByteText();
    /** Names that cannot be those of an attribute, because they have another meaning. */
    private final Set<String> taken = new HashSet<>();

    AnnotationAttributes(Item item, LossSink losses) {
        this.losses = new AnnotationLosses(item.id(), losses);
        this.unwritten = new UnwrittenParts(item, losses);
    }

    /**
     * Appends a comma and the object, unless it would be empty.
     *
     * @param angle by which the box that is written is turned, in radians
     */
    void write(ByteText text, Annotation annotation, double angle) throws IOException {
        fields.clear();
        taken.clear();
        taken.add(CocoId.TRACK); // readers take it for the track, even when there is none
        if (!annotation.track().isEmpty()) {
            name(CocoId.TRACK);
            id(annotation.track());
            losses.interpolated(annotation);
        }
        if (annotation.shape() instanceof Shape.Box) {
            taken.add(CocoId.ROTATION); // readers rotate the box by it
            if (angle != 0) {
                name(CocoId.ROTATION);
                CocoText.coordinate(fields, Math.toDegrees(angle));
            }
        } else if (annotation.shape() instanceof Shape.Points) {
            taken.add(CocoId.ROTATION); // readers rotate the box around keypoints by it, too
        }
        if (!CocoId.isCanonicalNumber(annotation.id())) {
            taken.add(SOURCE_ID);
            name(SOURCE_ID);
            CocoText.string(fields, annotation.id());
        }
        for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
        if (!fields.isEmpty()) {
            text.text(",\"attributes\":{");
            fields.writeTo(text);
            text.ascii('}');
        }
        reportRest(annotation);
    }

    /** Reports the parts of an annotation that are not written, other than its attributes. */
    void reportRest(Annotation annotation) {
        unwritten.score(annotation);
        unwritten.provenance(annotation);
        unwritten.order(annotation);
    }

    /** Reports a crowd, a region of many objects, for kinds of files that have no key for it. */
    void reportCrowd(Annotation annotation) {
        losses.crowd(annotation);
    }

    /** Reports an attribute that is not written, once for each name. */
    void reportAttribute(String name) {
        losses.attribute(name);
    }

    private void attribute(String name, Value value) {
        if (name.equals(Attributes.CROWD) && value instanceof Value.Flag) {
            return; // written as iscrowd
        }
        boolean unreadable = HALF_OF_A_PAIR.matcher(name).find();
        if (name.startsWith(Attributes.UNKNOWN_PREFIX) || taken.contains(name) || unreadable) {
            reportAttribute(name);
            return;
        }
        name(name);
        if (value instanceof Value.Number number) {
            CocoText.number(fields, number.number());
        } else if (value instanceof Value.Whole whole) {
            fields.text(whole.number().toString());
        } else if (value instanceof Value.Flag flag) {
            fields.text(flag.on() ? "true" : "false");
        } else if (value instanceof Value.Choices choices) {
            CocoText.string(fields, String.join(", ", choices.chosen()));
            if (choices.chosen().size() != 1) {
                losses.choices(name);
            }
        } else if (value instanceof Value.Day day) {
            CocoText.string(fields, day.day().toString());
        } else {
            CocoText.string(fields, ((Value.Text) value).text());
        }
    }

    private void id(String id) {
        if (CocoId.isCanonicalNumber(id)) {
            fields.text(id);
        } else {
            CocoText.string(fields, id);
        }
    }

    private void name(String name) {
        fields.text(fields.isEmpty() ? "" : ",");
        CocoText.string(fields, name);
        fields.ascii(':');
    }
}
