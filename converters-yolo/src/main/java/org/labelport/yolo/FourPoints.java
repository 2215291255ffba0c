package org.labelport.yolo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.yolo.rows.LabelRows;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.YoloTask;

/** Tells rotated boxes from polygons where the data set does not: both are rows of points. */
final class FourPoints {

    /** Files that are looked into. */
    private static final int ENOUGH = 200;

    private FourPoints() {}

    /** A description with a task: rotated boxes when the first label files hold four points in every row. */
    static DataDescription told(DataDescription data, List<PictureFolder> folders, LossSink losses) {
        if (data.grammar().task().isPresent()) {
            return data;
        }
        int seen = 0;
        for (PictureFolder folder : folders) {
            for (String picture : folder.pictures()
                    .subList(0, Math.min(ENOUGH, folder.pictures().size()))) {
                Optional<Boolean> only = hasFourPointsOnly(folder, picture);
                if (only.isPresent() && !only.get()) {
                    return data;
                }
                seen += only.isPresent() ? 1 : 0;
                if (seen == ENOUGH) {
                    return assumed(data, losses);
                }
            }
        }
        return seen == 0 ? data : assumed(data, losses);
    }

    private static DataDescription assumed(DataDescription data, LossSink losses) {
        losses.loss(Loss.ofDataset(
                YoloLosses.TASK_ASSUMED,
                "every row has four points: they are read as rotated boxes. --filter task=segment reads polygons"));
        return data.with(YoloTask.OBB);
    }

    /** Empty when there are no labels, or they cannot be read, which is reported when they are. */
    private static Optional<Boolean> hasFourPointsOnly(PictureFolder folder, String picture) {
        try {
            Optional<Path> labels = folder.labels(picture);
            return labels.isPresent() ? LabelRows.hasFourPointsOnly(labels.get()) : Optional.empty();
        } catch (ItemException e) {
            return Optional.empty();
        }
    }
}
