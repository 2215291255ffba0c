package org.labelport.cvat;

import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * Writes a file for each video.
 *
 * @param betweenWritten whether elements that CVAT finds by itself are written
 */
record CvatVideoPlan(FileNames names, CvatLabels labels, boolean betweenWritten, TrackSteps.Gaps gaps)
        implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CvatVideoShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) {
        // Each video has all that belongs to it in its own file.
    }
}
