package org.labelport.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the annotations of one item as rows, and reports what the rows do not hold. */
final class AnnotationRows {

    private final YoloPlan plan;
    private final ShapeFitter fitter;
    private final Item item;
    private final ShardOutput out;
    private final Frame frame;
    private final YoloLabelFile file;

    AnnotationRows(YoloPlan plan, ShapeFitter fitter, Item item, Media.Image image, ByteText text, ShardOutput out)
            throws ItemException {
        if (!image.hasSize() && !item.annotations().isEmpty()) {
            throw new ItemException(
                    "image.size-unknown",
                    "YOLO coordinates are shares of the picture's sides, and its size is not known."
                            + " Give the folder of the pictures with --images");
        }
        this.plan = plan;
        this.fitter = fitter;
        this.item = item;
        this.out = out;
        // A picture of unknown size gets this far only without annotations: then the frame is not used.
        this.frame = new Frame(Math.max(1, image.width()), Math.max(1, image.height()));
        this.file = new YoloLabelFile(text, plan.task(), frame);
    }

    /** Writes an annotation, or reports it as dropped. */
    void add(Annotation annotation) throws ItemException {
        boolean crowd = Attributes.isSet(annotation.attributes(), Attributes.CROWD);
        Fitted fitted = fitter.fit(annotation.shape(), frame);
        if (fitted instanceof Fitted.Refused refused) {
            drop(annotation, refused.code(), refused.detail());
        } else if (annotation.index() > 0) {
            drop(
                    annotation,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "it lies on frame or page " + annotation.index() + ", and the item is a single picture");
        } else if (annotation.category().isEmpty()) {
            drop(annotation, LossCodes.CATEGORY_MISSING, "a YOLO row starts with a class, and there is none");
        } else if (crowd && plan.crowd() == CrowdPolicy.DROP) {
            drop(annotation, LossCodes.CROWD_DROPPED, "YOLO has no regions of many objects; crowd=keep writes them");
        } else {
            write(annotation, (Fitted.Row) fitted);
        }
    }

    private void write(Annotation annotation, Fitted.Row row) throws ItemException {
        switch (file.add(classNumber(annotation), row.pixels())) {
            case WRITTEN -> written(annotation, row);
            case WRITTEN_WITH_EQUAL_BOX -> {
                written(annotation, row);
                change(
                        annotation,
                        YoloLosses.DUPLICATE_BOX,
                        "another polygon of this class has the same enclosing box: Ultralytics keeps one of them");
            }
            case DUPLICATE ->
                drop(annotation, LossCodes.DUPLICATE, "the same class and coordinates as an annotation before it");
            case VANISHED ->
                drop(annotation, LossCodes.GEOMETRY_DEGENERATE, "nothing is left after rounding its coordinates");
        }
    }

    private void written(Annotation annotation, Fitted.Row row) {
        out.written(annotation);
        row.notes().forEach(note -> change(annotation, note.code(), note.detail()));
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)) {
            change(annotation, LossCodes.CROWD_AS_OBJECT, "a region of many objects is written like a single one");
        }
        List<String> attributes = attributesWithoutPlace(annotation.attributes());
        if (!attributes.isEmpty()) {
            change(annotation, LossCodes.ATTRIBUTE_DROPPED, String.join(", ", attributes));
        }
        if (!annotation.track().isEmpty()) {
            change(annotation, LossCodes.TRACK_DROPPED, "track '" + annotation.track() + "'");
        }
        if (!annotation.group().isEmpty()) {
            change(annotation, LossCodes.GROUP_DROPPED, "group '" + annotation.group() + "'");
        }
        annotation
                .provenance()
                .score()
                .ifPresent(score -> change(annotation, LossCodes.SCORE_DROPPED, "score " + score));
        if (annotation.provenance().saysWhoOrWhen()) {
            change(annotation, LossCodes.PROVENANCE_DROPPED, "who made it, or when");
        }
        if (annotation.z() != 0) {
            change(annotation, LossCodes.ORDER_DROPPED, "drawing order " + annotation.z());
        }
    }

    /** All but the crowd flag: set, it is reported by its own code; not set, every row says as much. */
    private static List<String> attributesWithoutPlace(Map<String, Value> attributes) {
        List<String> names = new ArrayList<>(attributes.keySet());
        if (attributes.get(Attributes.CROWD) instanceof Value.Flag) {
            names.remove(Attributes.CROWD);
        }
        return names;
    }

    private int classNumber(Annotation annotation) throws ItemException {
        OptionalInt number = plan.taxonomy().indexOf(annotation.category());
        if (number.isEmpty()) {
            throw new ItemException(
                    "category.unknown",
                    "annotation " + annotation.id() + ": '" + annotation.category() + "' is not among the categories");
        }
        return number.getAsInt();
    }

    private void change(Annotation annotation, String code, String detail) {
        out.loss(Loss.changed(item.id(), annotation.id(), code, detail));
    }

    private void drop(Annotation annotation, String code, String detail) {
        out.loss(Loss.dropped(item.id(), annotation.id(), code, detail));
    }
}
