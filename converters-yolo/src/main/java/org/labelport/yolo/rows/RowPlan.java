package org.labelport.yolo.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

/**
 * What a run decided about rows.
 *
 * @param taxonomy whose order numbers the classes
 * @param task what every row is
 * @param keypoints of every row; {@link KeypointSet#NONE} unless the task is to find poses
 */
public record RowPlan(Taxonomy taxonomy, YoloTask task, CrowdPolicy crowd, KeypointSet keypoints) {

    /** Decides for a format that has the options {@code task} and {@code crowd}. */
    public static RowPlan of(PlanRequest request, YoloTask task) throws ExportException, IOException {
        return new RowPlan(
                request.census().taxonomy(),
                task,
                CrowdPolicy.of(request.options().text("crowd")),
                task == YoloTask.POSE ? KeypointSet.of(request.census()) : KeypointSet.NONE);
    }

    /** What an export keeps of categories: their order, and of their keypoints what every row has. */
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

    /** Numbers of the classes that have keypoints; all classes where no category says which these are. */
    public List<Integer> classesWithKeypoints() {
        List<Integer> all = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (Category category : taxonomy.categories()) {
            if (!category.skeleton().points().isEmpty()) {
                known.add(all.size());
            }
            all.add(all.size());
        }
        return known.isEmpty() ? all : known;
    }
}
