package org.labelport.createml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** Writes a list for each split that has items, or one empty list when there are no items. */
record CreateMlPlan(FileNames names, ClassNames classes) implements ConversionPlan {

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CreateMlShard(this, out);
    }

    static Part list(String split) {
        return new Part(split, ",\n");
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        boolean any = false;
        for (String split : SplitFolder.all()) {
            if (out.count(split) > 0) {
                write(out, split);
                any = true;
            }
        }
        if (!any) {
            write(out, SplitFolder.all().get(0));
        }
    }

    private static void write(ExportOutput out, String split) throws IOException {
        try (OutputStream file = out.file(split + "/" + CreateMlNames.FILE)) {
            file.write("[\n".getBytes(StandardCharsets.UTF_8));
            out.copy(list(split), file);
            file.write("\n]\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
