package org.labelport.yolo.darknet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.NameLines;
import org.labelport.yolo.rows.plan.RowPlan;

/** The decisions of one run: class numbers and names, file names. */
record DarknetPlan(RowPlan rows, List<String> names, FileNames fileNames) implements ConversionPlan {

    /** Returns the part of the export that collects the list of a subset's pictures. */
    static Part list(String subset) {
        return new Part(subset, "");
    }

    static DarknetPlan of(PlanRequest request) throws ExportException, IOException {
        return new DarknetPlan(
                RowPlan.of(request, YoloTask.DETECT),
                NameLines.of(request.census().taxonomy(), "Darknet", request.losses()),
                FileNames.plan(
                        request.census(),
                        FileNames.Unique.STEM,
                        header -> DarknetLayout.subset(header.split()),
                        DarknetLayout::spelled));
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new DarknetShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        List<String> present = DarknetLayout.SUBSETS.stream()
                .filter(subset -> subset.equals("train") || out.count(subset) > 0)
                .toList();
        for (String subset : present) {
            out.folder(DarknetLayout.folder(subset));
            try (OutputStream file = out.file(subset + ".txt")) {
                out.copy(list(subset), file);
            }
        }
        try (OutputStream file = out.file(DarknetLayout.NAMES)) {
            ByteText text = new ByteText();
            names.forEach(name -> text.text(name).ascii('\n'));
            text.writeTo(file);
        }
        try (OutputStream file = out.file(DarknetLayout.DATA)) {
            data(present, out).writeTo(file);
        }
    }

    private ByteText data(List<String> present, ExportOutput out) {
        ByteText text = new ByteText();
        text.text("classes = ").integer(names.size()).ascii('\n');
        for (String subset : DarknetLayout.SUBSETS) {
            boolean hasItems = present.contains(subset);
            if (hasItems || subset.equals("valid")) {
                String list = hasItems ? subset : "train";
                text.text(subset)
                        .text(" = ")
                        .text(DarknetLayout.PREFIX)
                        .text(list)
                        .text(".txt\n");
            }
            if (!hasItems && subset.equals("valid")) {
                out.loss(Loss.ofDataset(
                        LossCodes.SPLIT_MISSING,
                        "there are no items for valid: obj.data points it at train.txt. Divide the data with --split, or"
                                + " in the source"));
            }
        }
        return text.text("names = ")
                .text(DarknetLayout.PREFIX)
                .text(DarknetLayout.NAMES)
                .text("\nbackup = backup/\n");
    }
}
