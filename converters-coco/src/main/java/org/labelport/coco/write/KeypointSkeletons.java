package org.labelport.coco.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.labelport.coco.file.CocoCodes;
import org.labelport.convert.Census;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * The skeletons of all categories: those of the taxonomy, or for a category without one, the keypoints of its first
 * object that has some.
 */
public final class KeypointSkeletons {

    private final List<Skeleton> byCategory;

    private KeypointSkeletons(List<Skeleton> byCategory) {
        this.byCategory = List.copyOf(byCategory);
    }

    /** Finds the skeletons. Reads the data only when a category with keypoints has no skeleton. */
    public static KeypointSkeletons of(Census census, LossSink losses) throws IOException {
        Map<String, Skeleton> missing = new HashMap<>();
        for (Category category : census.taxonomy().categories()) {
            boolean hasPoints = census.shapes(category.name()).containsKey(ShapeKind.POINTS);
            if (hasPoints && category.skeleton().points().isEmpty()) {
                missing.put(category.name(), Skeleton.NONE);
            }
        }
        if (!missing.isEmpty()) {
            census.readItems(item -> item.item().annotations().forEach(annotation -> look(annotation, missing)));
        }
        List<Skeleton> skeletons = new ArrayList<>();
        Map<Integer, String> counts = new TreeMap<>();
        for (Category category : census.taxonomy().categories()) {
            Skeleton skeleton = missing.getOrDefault(category.name(), category.skeleton());
            skeletons.add(skeleton);
            if (!census.shapes(category.name()).isEmpty()) {
                counts.putIfAbsent(skeleton.points().size(), category.name());
            }
        }
        if (counts.size() > 1) {
            losses.loss(Loss.ofDataset(
                    CocoCodes.KEYPOINTS_UNEQUAL,
                    "categories have different numbers of keypoints: " + counts.keySet() + ", for example "
                            + counts.values()
                            + "; most programs train and evaluate only one number. Leave the others out with --only"));
        }
        return new KeypointSkeletons(skeletons);
    }

    private static void look(Annotation annotation, Map<String, Skeleton> missing) {
        if (annotation.shape() instanceof Shape.Points points
                && Skeleton.NONE.equals(missing.get(annotation.category()))) {
            List<String> names = points.points().stream().map(Keypoint::name).toList();
            missing.put(annotation.category(), new Skeleton(names, List.of(), List.of()));
        }
    }

    Skeleton of(int category) {
        return byCategory.get(category);
    }
}
