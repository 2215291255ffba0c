package org.labelport.yolo.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.ObjectParts;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;

/**
 * Finds the task that all annotations of a data set agree on, and refuses to guess when they do not.
 *
 * <p>An object that has a box beside its region agrees with regions: the box follows from the region. Where a class has
 * keypoints, its boxes and regions are objects of which no keypoint was marked.
 */
public final class TaskChoice {

    /** The option that names the task. */
    public static final OptionSpec OPTION = OptionSpec.choice(
            "task",
            "auto",
            List.of("auto", "detect", "segment", "pose", "obb", "classify"),
            "detect writes boxes, segment polygons, pose boxes with keypoints, obb rotated boxes, classify a folder a"
                    + " class; auto: what all annotations are");

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
     * The task that a user named, or the one that fits the data.
     *
     * @throws ExportException {@code task.mixed} when none fits all of it, naming those that would fit a part
     */
    public static YoloTask of(String option, Census census) throws ExportException, IOException {
        Optional<YoloTask> named = YoloTask.ofKey(option);
        return named.isPresent() ? named.get() : new TaskChoice(census).fitting();
    }

    private YoloTask fitting() throws ExportException, IOException {
        Mixture quick = count();
        boolean linesDecide = quick.lines == 0 || quick.families() == 0;
        Optional<YoloTask> agreed = linesDecide ? quick.task() : Optional.empty();
        if (agreed.isPresent()) {
            return agreed.get();
        }
        Mixture objects = look();
        return objects.task()
                .orElseThrow(() -> new ExportException("task.mixed", new MixtureMessage(objects).toString()));
    }

    /** What the counts by kind tell, without reading the data again. */
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

    /** What the objects are, which only the data itself tells: which annotations belong together, which lines are closed. */
    private Mixture look() throws IOException {
        Mixture mixture = new Mixture();
        census.readItems(numbered -> {
            Item item = numbered.item();
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

    /** How many objects of each kind there are. */
    static final class Mixture {

        long boxes;
        long rotatedBoxes;
        long regions;
        /** Lines of which it is not known yet whether they are closed. */
        long lines;

        long keypoints;
        long tags;

        int families() {
            int families = 0;
            for (long count : new long[] {boxes, rotatedBoxes, regions, keypoints, tags}) {
                families += count > 0 ? 1 : 0;
            }
            return families;
        }

        /** The task of which all objects are; empty for a mixture. */
        Optional<YoloTask> task() {
            if (families() > 1) {
                return Optional.empty();
            }
            if (keypoints > 0) {
                return Optional.of(YoloTask.POSE);
            }
            if (tags > 0) {
                return Optional.of(YoloTask.CLASSIFY);
            }
            if (rotatedBoxes > 0) {
                return Optional.of(YoloTask.OBB);
            }
            return Optional.of(regions > 0 || lines > 0 && boxes == 0 ? YoloTask.SEGMENT : YoloTask.DETECT);
        }
    }

    /** Says what there is and what each task would make of it. */
    private record MixtureMessage(Mixture mixture) {

        @Override
        public String toString() {
            List<String> counts = new ArrayList<>();
            count(mixture.boxes, "box", "boxes", counts);
            count(mixture.rotatedBoxes, "rotated box", "rotated boxes", counts);
            count(mixture.regions, "polygon or other region", "polygons and other regions", counts);
            count(mixture.keypoints, "object with keypoints", "objects with keypoints", counts);
            count(mixture.tags, "tag", "tags", counts);
            List<String> choices = new ArrayList<>();
            for (YoloTask task : YoloTask.values()) {
                if (holdsAny(task)) {
                    choices.add("-o task=" + task.key() + " writes " + String.join(", ", fates(task)));
                }
            }
            return "there are " + listed(counts) + ", and a YOLO data set holds one kind. Choose: "
                    + String.join("; ", choices);
        }

        private static void count(long count, String one, String many, List<String> to) {
            if (count > 0) {
                to.add(count + " " + (count == 1 ? one : many));
            }
        }

        private static String listed(List<String> counts) {
            int last = counts.size() - 1;
            return last < 1
                    ? String.join("", counts)
                    : String.join(", ", counts.subList(0, last)) + " and " + counts.get(last);
        }

        private boolean holdsAny(YoloTask task) {
            return switch (task) {
                case DETECT, SEGMENT -> mixture.boxes + mixture.rotatedBoxes + mixture.regions > 0;
                case OBB -> mixture.rotatedBoxes > 0;
                case POSE -> mixture.keypoints > 0;
                case CLASSIFY -> mixture.tags > 0;
            };
        }

        private List<String> fates(YoloTask task) {
            List<String> fates = new ArrayList<>();
            fate(mixture.boxes, "boxes", ofBoxes(task), fates);
            fate(mixture.rotatedBoxes, "rotated boxes", ofRotatedBoxes(task), fates);
            fate(mixture.regions, "regions", ofRegions(task), fates);
            fate(mixture.keypoints, "keypoints", task == YoloTask.POSE ? " with their boxes" : "", fates);
            fate(mixture.tags, "tags", task == YoloTask.CLASSIFY ? " as folders" : "", fates);
            return fates;
        }

        /** @param form how they are written; empty for not at all */
        private static void fate(long count, String what, String form, List<String> to) {
            if (count > 0) {
                to.add(form.isEmpty() ? "no " + what : what + form);
            }
        }

        private static String ofBoxes(YoloTask task) {
            return switch (task) {
                case DETECT -> " as they are";
                case SEGMENT -> " as polygons";
                case POSE -> " without keypoints";
                case OBB -> " by their corners";
                case CLASSIFY -> "";
            };
        }

        private static String ofRotatedBoxes(YoloTask task) {
            return switch (task) {
                case DETECT -> " as the upright boxes around them";
                case SEGMENT -> " as polygons";
                case POSE -> " as upright boxes without keypoints";
                case OBB -> " as they are";
                case CLASSIFY -> "";
            };
        }

        private static String ofRegions(YoloTask task) {
            return switch (task) {
                case DETECT -> " as their boxes";
                case SEGMENT -> " as they are";
                case POSE -> " as boxes without keypoints";
                case OBB -> " as the smallest boxes around them";
                case CLASSIFY -> "";
            };
        }
    }
}
