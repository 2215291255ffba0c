package org.labelport.yolo;

import java.io.IOException;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** One run's decisions: task, class numbers and names, file names. */
record YoloPlan(Taxonomy taxonomy, ClassNames classNames, YoloTask task, CrowdPolicy crowd, FileNames fileNames)
        implements ConversionPlan {

    static YoloPlan of(PlanRequest request) throws IOException {
        Taxonomy taxonomy = request.census().taxonomy();
        return new YoloPlan(
                taxonomy,
                ClassNames.of(taxonomy, request.losses()),
                YoloTask.of(request.options().text("task"), request.census(), request.losses()),
                CrowdPolicy.of(request.options().text("crowd")),
                FileNames.plan(
                        request.census(),
                        FileNames.Unique.STEM,
                        header -> YoloLayout.folderOf(header.split()),
                        YoloLayout::spelled));
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new YoloShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        new DataYamlWriter(classNames).write(out);
    }
}
