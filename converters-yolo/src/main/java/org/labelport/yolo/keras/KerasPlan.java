package org.labelport.yolo.keras;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * The decisions of one run. Each split with items has a folder with its lists; without items there is a folder for
 * training.
 *
 * @param taxonomy whose order numbers the classes
 * @param classes the names of classes as they are written
 */
record KerasPlan(Taxonomy taxonomy, List<String> classes, FileNames names, EmptyItems emptyItems)
        implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new KerasShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        boolean any = false;
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            String folder = KerasLayout.folder(split);
            if (out.count(folder) > 0) {
                write(folder, out);
                any = true;
            }
        }
        if (!any) {
            write(KerasLayout.folder(Split.TRAIN), out);
        }
    }

    private void write(String folder, ExportOutput out) throws IOException {
        try (OutputStream file = out.file(folder + "/" + KerasLayout.LIST)) {
            out.copy(KerasLayout.list(folder), file);
        }
        ByteText text = new ByteText();
        classes.forEach(name -> text.text(name).ascii('\n'));
        try (OutputStream file = out.file(folder + "/" + KerasLayout.CLASSES)) {
            text.writeTo(file);
        }
    }
}
