package org.labelport.textgrid;

import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * Writes a file for each recording, and none for the data set.
 *
 * @param tiers names of the categories' tiers
 * @param textAttribute name of the attribute that is written as the text of an interval
 */
record TextGridPlan(FileNames names, ClassNames tiers, String textAttribute) implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new TextGridShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) {}
}
