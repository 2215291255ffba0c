package org.labelport.cvat.write.video;

import java.io.IOException;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.cvat.write.CvatLabels;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * Writes the file of each video with its item, and the file of each sequence of pictures at the end.
 *
 * @param betweenWritten whether elements that CVAT would interpolate itself are written
 * @param gaps what frames mean that a track does not list
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
