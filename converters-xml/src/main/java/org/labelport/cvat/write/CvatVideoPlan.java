package org.labelport.cvat.write;

import java.io.IOException;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * Writes a file for each video as its item comes, and in the end one for each sequence of pictures.
 *
 * @param betweenWritten whether elements that CVAT finds by itself are written
 */
public record CvatVideoPlan(
        Census census,
        FileNames names,
        SequenceTasks sequences,
        CvatLabels labels,
        boolean betweenWritten,
        TrackSteps.Gaps gaps)
        implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CvatVideoShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        SequenceFiles.write(this, census, out);
    }
}
