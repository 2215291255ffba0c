package org.labelport.yolo;

import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.yolo.dataset.DataDescription;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.YoloTask;

/** Distinguishes rotated boxes from polygons if the data set does not say what it holds: both are rows of points. */
final class FourPoints {

    private FourPoints() {}

    /** Returns the description with a task: rotated boxes, if every row of the first label files has four points. */
    static DataDescription withTask(DataDescription data, FirstLabels labels, LossSink losses) {
        if (data.grammar().task().isPresent()
                || !labels.allAre(row -> data.grammar().isAmbiguous(row.length))) {
            return data;
        }
        losses.loss(Loss.ofDataset(
                YoloLosses.TASK_ASSUMED,
                "every row has four points: they are read as rotated boxes. --filter task=segment reads polygons"));
        return data.with(YoloTask.OBB);
    }
}
