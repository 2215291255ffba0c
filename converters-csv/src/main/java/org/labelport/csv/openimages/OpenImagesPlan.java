package org.labelport.csv.openimages;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.csv.text.Cells;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** Writes the tables of every split that has items, and the list of classes. */
record OpenImagesPlan(Census census, FileNames names) implements ConversionPlan {

    static Part part(OpenImagesLayout.Table table, Split split) {
        return new Part(table.file(split), "");
    }

    /** Returns the id that is written for a class, from its index among the categories. */
    static String labelName(int index) {
        return "/x/" + index;
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new OpenImagesShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (Split split : OpenImagesLayout.SPLITS) {
            if (split == Split.TRAIN || census.items(split) > 0) {
                for (OpenImagesLayout.Table table : OpenImagesLayout.Table.WRITTEN) {
                    try (OutputStream file = out.file(OpenImagesLayout.ANNOTATIONS + table.file(split))) {
                        new ByteText().text(table.header()).ascii('\n').writeTo(file);
                        out.copy(part(table, split), file);
                    }
                }
            }
        }
        ByteText classes = new ByteText();
        int index = 0;
        for (String name : census.taxonomy().names()) {
            Cells.append(classes.text(labelName(index++)).ascii(','), name).ascii('\n');
        }
        try (OutputStream file = out.file(OpenImagesLayout.ANNOTATIONS + OpenImagesLayout.BOXABLE)) {
            classes.writeTo(file);
        }
        try (OutputStream file = out.file(OpenImagesLayout.ANNOTATIONS + OpenImagesLayout.DESCRIPTIONS)) {
            new ByteText().text(OpenImagesLayout.DESCRIPTIONS_HEADER).writeTo(file);
            classes.writeTo(file);
        }
    }
}
