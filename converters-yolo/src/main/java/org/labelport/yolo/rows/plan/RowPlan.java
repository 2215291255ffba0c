package org.labelport.yolo.rows.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.model.Category;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.YoloTask;

/**
 * The decisions of one run about rows.
 *
 * @param taxonomy whose order numbers the classes
 * @param task what every row is
 * @param keypoints of every row; {@link KeypointSet#NONE} unless the task is {@link YoloTask#POSE}
 * @param classesWithKeypoints numbers of the classes that have keypoints; all classes when none is known to have any
 */
public record RowPlan(
        Taxonomy taxonomy,
        YoloTask task,
        CrowdPolicy crowd,
        KeypointSet keypoints,
        List<Integer> classesWithKeypoints) {

    public RowPlan {
        classesWithKeypoints = List.copyOf(classesWithKeypoints);
    }

    /** Decides for a format with the options {@code task} and {@code crowd}. */
    public static RowPlan of(PlanRequest request, YoloTask task) throws ExportException, IOException {
        return new RowPlan(
                request.census().taxonomy(),
                task,
                CrowdPolicy.of(request.options().text("crowd")),
                task == YoloTask.POSE ? KeypointSet.of(request.census()) : KeypointSet.NONE,
                classesWithKeypoints(request.census()));
    }

    /** Returns what an export keeps of categories: their order, and the keypoints that every row has. */
    public Set<Metadata> kept() {
        Set<Metadata> kept = EnumSet.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
        if (task == YoloTask.POSE) {
            kept.add(Metadata.KEYPOINT_NAMES);
        }
        if (!keypoints.flip().isEmpty()) {
            kept.add(Metadata.MIRRORED_KEYPOINTS);
        }
        return kept;
    }

    /** Returns the classes with keypoints. A class without a skeleton has keypoints if one of its annotations does. */
    private static List<Integer> classesWithKeypoints(Census census) {
        List<Integer> all = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (Category category : census.taxonomy().categories()) {
            if (!category.skeleton().points().isEmpty()
                    || census.shapes(category.name()).containsKey(ShapeKind.POINTS)) {
                known.add(all.size());
            }
            all.add(all.size());
        }
        return known.isEmpty() ? all : known;
    }
}
