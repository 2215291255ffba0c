package org.labelport.voc;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Split;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** Writes a file for each picture, and the set files and label map at the end. */
record VocPlan(Census census, FileNames names, ClassNames classes, Coordinates coordinates) implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new VocShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (Split split : Split.values()) {
            boolean counted = split == Split.NONE && census.items(Split.TRAIN) > 0;
            if (census.items(split) > 0 && !counted) {
                set(out, VocLayout.setOf(split));
            }
        }
        set(out, VocLayout.TRAIN_AND_VALIDATION);
        try (OutputStream file = out.file(VocLayout.ROOT + VocLayout.LABEL_MAP)) {
            classes.labelMap().writeTo(file);
        }
    }

    private static void set(ExportOutput out, Part set) throws IOException {
        try (OutputStream file = out.file(VocLayout.setFile(set))) {
            out.copy(set, file);
        }
    }
}
