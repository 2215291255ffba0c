package org.labelport.labelme;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * Writes a file for each picture, and at the end the lists of labels and flags.
 *
 * @param tags categories that label whole pictures, in the taxonomy's order
 */
record LabelmePlan(FileNames names, ClassNames classes, List<String> tags, RotatedBoxes rotatedBoxes)
        implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new LabelmeShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        ByteText labels = new ByteText();
        line(labels, LabelmeFiles.IGNORE);
        line(labels, LabelmeFiles.BACKGROUND);
        classes.all().forEach(name -> line(labels, name));
        write(out, LabelmeFiles.LABELS, labels);
        if (!tags.isEmpty()) {
            ByteText flags = new ByteText();
            tags.forEach(tag -> line(flags, classes.of(tag)));
            write(out, LabelmeFiles.FLAGS, flags);
        }
    }

    private static void line(ByteText text, String line) {
        text.text(line).ascii('\n');
    }

    private static void write(ExportOutput out, String name, ByteText text) throws IOException {
        try (OutputStream file = out.file(name)) {
            text.writeTo(file);
        }
    }
}
