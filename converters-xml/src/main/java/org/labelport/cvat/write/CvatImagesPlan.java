package org.labelport.cvat.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.cvat.file.CvatFrames;
import org.labelport.cvat.file.CvatSubsets;
import org.labelport.cvat.file.ImageLayout;
import org.labelport.cvat.write.CvatHead.Task;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.xml.XmlText;

/**
 * Collects the elements of all pictures. The head, which depends on the attributes that occur, is put before them at
 * the end.
 *
 * @param places 0-based place of each item within its split, when each split has a file; else empty
 */
public record CvatImagesPlan(Census census, ImageLayout layout, FileNames names, CvatLabels labels, int[] places)
        implements ConversionPlan {

    private static final String NAME = "labelport";

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CvatImagesShard(this, out);
    }

    /** Returns the id of a picture in its file, from its item's number. */
    long idOf(long number) {
        return layout.countsTogether() ? number : places[(int) number];
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        AttributeUse use = new CountedUse(census, out);
        use.madeText(labels)
                .forEach(detail -> out.loss(Loss.ofDataset(LossCodes.ATTRIBUTE_DEFINITION_DROPPED, detail)));
        CvatHead head = new CvatHead(CvatFrames.IMAGES, labels, use);
        switch (layout) {
            case TASK -> file(out, Split.NONE, xml -> head.task(xml, Task.ofPictures(NAME, census.items(), "")));
            case PROJECT -> file(out, Split.NONE, xml -> head.project(xml, NAME, tasks()));
            case FOLDERS -> {
                for (Task task : tasks()) {
                    Split split = CvatSubsets.parse(task.subset()).orElse(Split.NONE);
                    file(out, split, xml -> head.task(xml, task));
                }
            }
        }
    }

    /** Returns a task for each split that has items. */
    private List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (Split split : Split.values()) {
            if (census.items(split) > 0) {
                tasks.add(Task.ofPictures(CvatSubsets.of(split), census.items(split), CvatSubsets.of(split)));
            }
        }
        return tasks;
    }

    @FunctionalInterface
    private interface Head {
        void write(XmlText xml);
    }

    private void file(ExportOutput out, Split split, Head head) throws IOException {
        try (OutputStream file = out.file(layout.xmlFile(split))) {
            ByteText text = new ByteText();
            XmlText xml = new XmlText(text);
            head.write(xml);
            text.writeTo(file);
            out.copy(layout.part(split), file);
            text.clear();
            xml.close("annotations");
            text.writeTo(file);
        }
    }
}
