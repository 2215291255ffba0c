package org.labelport.yolo.classify;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.pictures.PictureNames;
import org.labelport.yolo.pictures.SplitFolders;

/** The decisions of one run: the label of every item, folders of classes, file names. */
public record ClassifyPlan(LabelPolicy policy, ItemLabels labels, ClassFolders folders, FileNames fileNames, Json json)
        implements ConversionPlan {

    /** The extensions of pictures that torchvision reads. Ultralytics reads nearly all of them. */
    static final Set<String> SUFFIXES =
            Set.of(".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp");

    /** The part of the export that collects the names of pictures without a label. */
    static final Part UNLABELLED = new Part("unlabelled", "");

    private static final List<String> SPLITS = List.of("train", "val", "test");
    private static final String COUNTER = "items.";

    /**
     * Plans a run.
     *
     * @throws ExportException {@code classification.multi-label} when pictures have several labels, and the options do
     *     not choose one
     */
    public static ClassifyPlan of(PlanRequest request) throws ExportException, IOException {
        LabelPolicy policy = LabelPolicy.of(request.options().text(LabelPolicy.OF_FOLDERS.name()));
        ItemLabels labels = ItemLabels.of(request.census(), policy, LabelPolicy.OF_FOLDERS);
        ClassFolders folders = ClassFolders.of(request.census().taxonomy(), request.losses());
        FileNames names = FileNames.plan(
                request.census(),
                FileNames.Unique.PATH,
                header -> oneFolder(policy, SplitFolders.of(header.split()), labels.of(header.number())),
                path -> PictureNames.spelled(path, Set.of(), SUFFIXES));
        return new ClassifyPlan(policy, labels, folders, names, request.json());
    }

    /**
     * Returns the scope within which file names must be unique. A picture that is written into several folders needs a
     * name that is free in all of them.
     */
    private static String oneFolder(LabelPolicy policy, String split, int label) {
        return policy == LabelPolicy.DUPLICATE ? split : split + "/" + label;
    }

    /** Returns the labels into whose folders an item's picture is written. */
    List<Integer> labels(NumberedItem numbered) {
        if (policy == LabelPolicy.DUPLICATE) {
            return labels.all(numbered.item());
        }
        int first = labels.of(numbered.number());
        return first == ItemLabels.NONE ? List.of() : List.of(first);
    }

    /** Returns the name of the counter of a split's written items. */
    static String counter(String split) {
        return COUNTER + split;
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new ClassifyShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (String split : SPLITS) {
            if (split.equals("train") || out.count(counter(split)) > 0) {
                for (String folder : folders.folders()) {
                    out.folder(split + "/" + folder);
                }
            } else if (split.equals("val")) {
                out.loss(Loss.ofDataset(
                        LossCodes.SPLIT_MISSING,
                        "there are no items for val, but Ultralytics needs val or test to train. Divide the data with"
                                + " --split, or in the source"));
            }
        }
        try (OutputStream file = out.file(ClassFolders.MAP)) {
            folders.map(json).writeTo(file);
        }
        if (out.count(UNLABELLED.name()) > 0) {
            try (OutputStream file = out.file("unlabelled.txt")) {
                out.copy(UNLABELLED, file);
            }
        }
    }
}
