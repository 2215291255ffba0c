package org.labelport.yolo.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.report.ExportException;

/**
 * The keypoints that every row of a pose data set has, in their order. All classes share them: points of two classes
 * that have the same name are one keypoint, and a class leaves those empty that only others have. Therefore no place in
 * a row ever means two things.
 *
 * @param names all different
 * @param flip for each keypoint the 0-based place of its mirror image; empty unless known for all
 */
public record KeypointSet(List<String> names, List<Integer> flip) {

    /**
     * How many numbers a keypoint has: x and y, and its visibility, 0 for not labelled, 1 for hidden, 2 for
     * visible.
     */
    public static final int STRIDE = 3;

    /** For tasks without keypoints. */
    public static final KeypointSet NONE = new KeypointSet(List.of(), List.of());

    static final int MOST = 1000;

    public KeypointSet {
        names = List.copyOf(names);
        flip = List.copyOf(flip);
    }

    /**
     * Collects the keypoints of all classes. Of a class without a skeleton they are those of its annotations, for which
     * the data is read once more.
     */
    public static KeypointSet of(Census census) throws ExportException, IOException {
        Set<String> names = new LinkedHashSet<>();
        Set<String> unknown = new HashSet<>();
        for (Category category : census.taxonomy().categories()) {
            Skeleton skeleton = category.skeleton();
            names.addAll(skeleton.points());
            if (skeleton.points().isEmpty() && census.shapes(category.name()).containsKey(ShapeKind.POINTS)) {
                unknown.add(category.name());
            }
        }
        if (!unknown.isEmpty()) {
            census.readItems(numbered -> {
                for (Annotation annotation : numbered.item().annotations()) {
                    if (annotation.shape() instanceof Shape.Points points && unknown.contains(annotation.category())) {
                        addNames(points, names);
                    }
                }
            });
        }
        if (names.isEmpty() && census.items() == 0) {
            return NONE;
        }
        if (names.isEmpty() || names.size() > MOST) {
            throw new ExportException(
                    "pose.keypoints",
                    names.isEmpty()
                            ? "no category has keypoints, so that there are none to write. Choose another task"
                            : "there are more than " + MOST + " different keypoints, and every row has to hold all of"
                                    + " them. Choose categories with --only");
        }
        return new KeypointSet(List.copyOf(names), flip(census, List.copyOf(names)));
    }

    /** Returns the number of keypoints. */
    public int size() {
        return names.size();
    }

    private static void addNames(Shape.Points points, Set<String> names) {
        PointNames own = new PointNames(points, Skeleton.NONE);
        for (int i = 0; i < points.points().size() && names.size() <= MOST; i++) {
            names.add(own.of(i));
        }
    }

    /** Returns the mirror images; empty unless all skeletons give them, and none contradicts another. */
    private static List<Integer> flip(Census census, List<String> names) {
        Map<String, String> mirrors = new HashMap<>();
        for (Category category : census.taxonomy().categories()) {
            Skeleton skeleton = category.skeleton();
            for (int i = 0; i < skeleton.flip().size(); i++) {
                int mirror = skeleton.flip().get(i);
                if (mirror < 0 || mirror >= skeleton.points().size()) {
                    return List.of();
                }
                String name = skeleton.points().get(i);
                String other = skeleton.points().get(mirror);
                if (!mirrors.getOrDefault(name, other).equals(other)) {
                    return List.of();
                }
                mirrors.put(name, other);
            }
        }
        List<Integer> flip = new ArrayList<>();
        for (String name : names) {
            if (!mirrors.containsKey(name)) {
                return List.of();
            }
            flip.add(names.indexOf(mirrors.get(name)));
        }
        return flip;
    }
}
