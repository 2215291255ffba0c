package org.labelport.yolo.rows.plan;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.ObjectParts;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.yolo.rows.YoloTask;

/**
 * Finds the task that fits all annotations of a data set, and refuses to guess when none does.
 *
 * <p>The box of an object that also has a region counts as a part of the region, because the box follows from it. Boxes
 * and regions of a class with keypoints count as objects whose keypoints were not labelled.
 */
public final class TaskChoice {

    /** The option that names the task. */
    public static final OptionSpec OPTION = OptionSpec.choice(
            "task",
            "auto",
            List.of("auto", "detect", "segment", "pose", "obb", "classify"),
            "detect writes boxes, segment polygons, pose boxes with keypoints, obb rotated boxes, classify one"
                    + " folder per class; auto: the task that fits all annotations");

    private final Census census;
    private final Set<String> withKeypoints = new HashSet<>();

    private TaskChoice(Census census) {
        this.census = census;
        if (census.shapes().containsKey(ShapeKind.POINTS)) {
            for (Category category : census.taxonomy().categories()) {
                if (!category.skeleton().points().isEmpty()
                        || census.shapes(category.name()).containsKey(ShapeKind.POINTS)) {
                    withKeypoints.add(category.name());
                }
            }
        }
    }

    /**
     * Returns the task that a user names, or the one that fits the data.
     *
     * @throws ExportException {@code task.mixed} when none fits all of it, with what each task would do
     */
    public static YoloTask of(String option, Census census) throws ExportException, IOException {
        Optional<YoloTask> named = YoloTask.ofKey(option);
        return named.isPresent() ? named.get() : new TaskChoice(census).fitting();
    }

    private YoloTask fitting() throws ExportException, IOException {
        Mixture quick = count();
        boolean linesDecide = quick.lines == 0 || quick.families() == 0;
        boolean picturesOnly = EnumSet.of(DataType.IMAGE).containsAll(census.dataTypes());
        Optional<YoloTask> agreed = linesDecide && picturesOnly ? quick.task() : Optional.empty();
        if (agreed.isPresent()) {
            return agreed.get();
        }
        Mixture objects = look();
        return objects.task()
                .orElseThrow(() -> new ExportException("task.mixed", new MixtureMessage(objects).toString()));
    }

    /** Returns the counts that the census has, for which the data need not be read again. */
    private Mixture count() {
        Mixture mixture = new Mixture();
        add(census.shapes(), 1, mixture);
        mixture.tags = 0;
        for (String category : census.taxonomy().names()) {
            Map<ShapeKind, Long> shapes = census.shapes(category);
            mixture.tags += shapes.getOrDefault(ShapeKind.TAG, 0L);
            if (withKeypoints.contains(category)) {
                add(shapes, -1, mixture);
                mixture.keypoints += shapes.getOrDefault(ShapeKind.POINTS, 0L);
            }
        }
        return mixture;
    }

    private static void add(Map<ShapeKind, Long> shapes, int sign, Mixture to) {
        shapes.forEach((kind, count) -> {
            switch (kind) {
                case BOX -> to.boxes += sign * count;
                case ROTATED_BOX -> to.rotatedBoxes += sign * count;
                case POLYGON, MASK, ELLIPSE -> to.regions += sign * count;
                case POLYLINE -> to.lines += sign * count;
                case POINTS -> to.keypoints += sign * count;
                case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> {}
            }
        });
    }

    /**
     * Counts the objects. Only the data itself shows which annotations belong together, and which lines are closed.
     */
    private Mixture look() throws IOException {
        Mixture mixture = new Mixture();
        census.readItems(numbered -> {
            Item item = numbered.item();
            if (!(item.media() instanceof Media.Image)) {
                return; // no task can write it
            }
            for (Annotation annotation : item.annotations()) {
                if (annotation.shape().kind() == ShapeKind.TAG
                        && !annotation.category().isEmpty()) {
                    mixture.tags++;
                }
            }
            for (ObjectParts object : ObjectParts.of(item)) {
                if (object.points().isPresent()) {
                    mixture.keypoints++;
                } else if (!withKeypoints.contains(object.main().category())) {
                    add(object, mixture);
                }
            }
        });
        return mixture;
    }

    private static void add(ObjectParts object, Mixture to) {
        if (object.region().map(Annotation::shape).filter(TaskChoice::isArea).isPresent()) {
            to.regions++;
        } else if (object.box().isPresent()) {
            if (object.box().get().shape().kind() == ShapeKind.ROTATED_BOX) {
                to.rotatedBoxes++;
            } else {
                to.boxes++;
            }
        }
    }

    private static boolean isArea(Shape shape) {
        return !(shape instanceof Shape.Path path) || path.closed();
    }
}
