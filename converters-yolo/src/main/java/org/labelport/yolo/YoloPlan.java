package org.labelport.yolo;

import java.io.IOException;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.yolo.dataset.YoloLayout;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.ClassNames;
import org.labelport.yolo.rows.plan.RowPlan;

/** The decisions of one run: task, class numbers and names, file names. */
record YoloPlan(RowPlan rows, ClassNames classNames, FileNames fileNames, TrainingLayout layout)
        implements ConversionPlan {

    static YoloPlan of(PlanRequest request, YoloTask task) throws ExportException, IOException {
        TrainingLayout layout = TrainingLayout.of(request.options());
        return new YoloPlan(
                RowPlan.of(request, task),
                ClassNames.of(request.census().taxonomy(), request.losses()),
                FileNames.plan(
                        request.census(),
                        FileNames.Unique.STEM,
                        header -> SplitFolders.of(header.split()),
                        YoloLayout::spelled),
                layout);
    }

    @Override
    public Set<Metadata> keeps() {
        Set<Metadata> kept = rows.kept();
        if (layout.program() == TrainingLayout.Program.CVAT) {
            kept.remove(Metadata.KEYPOINT_NAMES);
        }
        return kept;
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new YoloShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        new DataYamlWriter(this).write(out);
    }
}
