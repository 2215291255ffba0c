package org.labelport.yolo.rows.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.convert.ObjectParts;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.fit.Fitted;
import org.labelport.yolo.rows.fit.KeypointNumbers;
import org.labelport.yolo.rows.fit.PointsBox;
import org.labelport.yolo.rows.fit.ShapeFitter;
import org.labelport.yolo.rows.plan.CrowdPolicy;
import org.labelport.yolo.rows.plan.RowPlan;

/**
 * Writes the annotations of items as rows, one for each object, and reports what the rows do not hold. Used by one
 * thread.
 */
public final class AnnotationRows {

    /** How many pixels an object's box may differ from the bounding box of its region without being reported. */
    private static final double BOX_TOLERANCE = 1;

    private final RowPlan plan;
    private final RowSyntax syntax;
    private final ShardOutput out;
    private final ShapeFitter fitter;
    private final KeypointNumbers keypoints;

    public AnnotationRows(RowPlan plan, RowSyntax syntax, ShardOutput out) {
        this.plan = plan;
        this.syntax = syntax;
        this.out = out;
        this.fitter = ShapeFitter.of(plan.task());
        this.keypoints = new KeypointNumbers(plan.keypoints());
    }

    /**
     * Writes the rows of an item.
     *
     * @throws ItemException when there are annotations but the picture's size is unknown, or a category is unknown
     */
    public void write(Item item, Media.Image image, ByteText text) throws ItemException {
        if (item.annotations().isEmpty()) {
            return;
        }
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "YOLO coordinates are shares of the picture's sides, but its size is unknown");
        }
        new OfItem(item, new Frame(image.width(), image.height()), text).write();
    }

    /** The rows of one item. */
    private final class OfItem {

        private final Item item;
        private final Frame frame;
        private final YoloLabelFile file;
        /** The number of annotations in each group. */
        private final Map<String, Integer> groups;

        OfItem(Item item, Frame frame, ByteText text) {
            this.item = item;
            this.frame = frame;
            this.file = new YoloLabelFile(text, plan.task(), syntax, frame);
            boolean grouped = item.annotations().stream()
                    .anyMatch(annotation -> !annotation.group().isEmpty());
            this.groups = grouped ? groups(item) : Map.of();
        }

        private static Map<String, Integer> groups(Item item) {
            Map<String, Integer> groups = new HashMap<>();
            for (Annotation annotation : item.annotations()) {
                groups.merge(annotation.group(), 1, Integer::sum);
            }
            return groups;
        }

        void write() throws ItemException {
            if (groups.isEmpty()) {
                for (Annotation annotation : item.annotations()) {
                    add(RowObject.of(annotation, plan.task()));
                }
                return;
            }
            for (ObjectParts parts : ObjectParts.of(item)) {
                for (RowObject object : RowObject.of(parts, plan.task())) {
                    add(object);
                }
            }
            for (Annotation annotation : item.annotations()) {
                if (!annotation.shape().kind().isOnPictures()) {
                    add(RowObject.of(annotation, plan.task()));
                }
            }
        }

        /** Writes an object, or reports its annotations as dropped. */
        private void add(RowObject object) throws ItemException {
            Annotation main = object.main();
            boolean crowd = Attributes.isSet(main.attributes(), Attributes.CROWD);
            List<Fitted.Note> pointNotes = object.points().isEmpty() ? List.of() : new ArrayList<>(2);
            double[] points = points(object, pointNotes);
            Fitted fitted =
                    main.shape() instanceof Shape.Points && object.points().isPresent()
                            ? PointsBox.around(points, frame)
                            : fitter.fit(main.shape(), frame);
            if (fitted instanceof Fitted.Refused refused) {
                drop(object, refused.code(), refused.detail());
            } else if (main.category().isEmpty()) {
                drop(object, LossCodes.CATEGORY_MISSING, "a YOLO row starts with a class, but the annotation has none");
            } else if (crowd && plan.crowd() == CrowdPolicy.DROP) {
                drop(object, LossCodes.CROWD_DROPPED, "YOLO has no regions of many objects; crowd=keep writes them");
            } else {
                write(object, (Fitted.Row) fitted, points, pointNotes);
            }
        }

        private double[] points(RowObject object, List<Fitted.Note> notes) {
            if (plan.task() != YoloTask.POSE) {
                return YoloLabelFile.NO_KEYPOINTS;
            }
            if (object.points().isEmpty()) {
                return keypoints.none();
            }
            Annotation annotation = object.points().get();
            OptionalInt number = plan.taxonomy().indexOf(annotation.category());
            Skeleton skeleton = number.isPresent()
                    ? plan.taxonomy().categories().get(number.getAsInt()).skeleton()
                    : Skeleton.NONE;
            return keypoints.of((Shape.Points) annotation.shape(), skeleton, frame, notes);
        }

        private void write(RowObject object, Fitted.Row row, double[] points, List<Fitted.Note> pointNotes)
                throws ItemException {
            switch (file.add(classNumber(object.main()), row.pixels(), points)) {
                case WRITTEN -> written(object, row, pointNotes);
                case WRITTEN_WITH_NEW_BOX -> {
                    written(object, row, pointNotes);
                    out.changed(
                            item,
                            object.main(),
                            YoloLosses.DUPLICATE_BOX,
                            "another annotation of this class has the same enclosing box, so that Ultralytics would keep"
                                    + " only one of them: points are moved by the last digit");
                }
                case DUPLICATE ->
                    drop(object, LossCodes.DUPLICATE, "an earlier annotation has the same class and coordinates");
                case VANISHED ->
                    drop(object, LossCodes.GEOMETRY_DEGENERATE, "nothing is left after rounding its coordinates");
            }
        }

        private void written(RowObject object, Fitted.Row row, List<Fitted.Note> pointNotes) {
            List<Annotation> annotations = object.annotations();
            boolean wholeGroup = groups.getOrDefault(object.main().group(), 0) == annotations.size();
            for (Annotation annotation : annotations) {
                out.written(annotation);
            }
            row.notes().forEach(note -> out.changed(item, object.main(), note.code(), note.detail()));
            object.points()
                    .ifPresent(annotation ->
                            pointNotes.forEach(note -> out.changed(item, annotation, note.code(), note.detail())));
            object.others().forEach(other -> reportOther(object, other));
            if (Attributes.isSet(object.main().attributes(), Attributes.CROWD)) {
                out.changed(
                        item,
                        object.main(),
                        LossCodes.CROWD_AS_OBJECT,
                        "a region of many objects is written like a single one");
            }
            for (Annotation annotation : annotations) {
                AnnotationExtras.report(item, annotation, out);
                if (!wholeGroup || annotations.size() == 1) {
                    new UnwrittenParts(item, out).group(annotation);
                }
            }
        }

        /** Reports what the row does not hold of a further shape of its object. */
        private void reportOther(RowObject object, Annotation other) {
            ShapeKind kind = other.shape().kind();
            if (kind != ShapeKind.BOX && kind != ShapeKind.ROTATED_BOX) {
                out.changed(
                        item,
                        other,
                        LossCodes.GEOMETRY_AS_BOX,
                        "the object's " + kind.key() + " is written as its box");
                return;
            }
            Shape.Box box = (Shape.Box) other.shape();
            Optional<Shape.Box> bounds = Boxes.bounds(object.main().shape());
            if (box.rotated() || bounds.isEmpty() || !Boxes.near(box, bounds.get(), BOX_TOLERANCE)) {
                out.changed(
                        item,
                        other,
                        YoloLosses.BOX_RECOMPUTED,
                        "the enclosing box of the object's region is written instead");
            }
        }

        private int classNumber(Annotation annotation) throws ItemException {
            OptionalInt number = plan.taxonomy().indexOf(annotation.category());
            if (number.isEmpty()) {
                throw new ItemException(
                        "category.unknown",
                        "annotation " + annotation.id() + ": '" + annotation.category()
                                + "' is not among the categories");
            }
            return number.getAsInt();
        }

        private void drop(RowObject object, String code, String detail) {
            for (Annotation annotation : object.annotations()) {
                out.dropped(item, annotation, code, detail);
            }
        }
    }
}
