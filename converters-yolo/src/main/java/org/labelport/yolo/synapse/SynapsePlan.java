package org.labelport.yolo.synapse;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.dm.DmSchema;
import org.labelport.dm.sdk.SdkCodes;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkReport;
import org.labelport.dm.sdk.SdkShard;
import org.labelport.dm.sdk.SdkSplits;
import org.labelport.json.Json;
import org.labelport.options.OptionSpec;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** The decisions of one run: folders, file names, and the classes, for which all items are read once. */
public final class SynapsePlan implements ConversionPlan {

    /** The option for the data set's path in the YAML file. */
    public static final OptionSpec ROOT = new OptionSpec(
            "root",
            OptionSpec.Type.TEXT,
            Optional.of("."),
            false,
            List.of(),
            "layouts yolov5 and synapse: path in the YAML file, written as given; yolov5 needs the absolute path.");

    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png", ".bmp");

    private final SdkSplits splits;
    private final SdkNames names;
    private final SynapseClasses classes;
    private final String root;
    private final Json json;

    private SynapsePlan(SdkSplits splits, SdkNames names, SynapseClasses classes, String root, Json json) {
        this.splits = splits;
        this.names = names;
        this.classes = classes;
        this.root = root;
        this.json = json;
    }

    /** Returns the losses that this layout may report. */
    public static List<LossSpec> losses() {
        return LossSpec.joined(
                List.of(
                        new LossSpec(
                                LabelLines.SPLIT_UP, "parts of polygons and keypoints written as objects of their own"),
                        new LossSpec(SdkCodes.SPLIT_ASSUMED, "items without a split written to train"),
                        new LossSpec(SdkCodes.GEOMETRY_INVALID, "annotations whose data does not fit their tool"),
                        new LossSpec(SdkCodes.OTHER_PICTURE, "annotations that are not on the first picture left out"),
                        LossSpec.shared(LossCodes.ITEM_SKIPPED)),
                SdkReport.losses(),
                DmSchema.losses());
    }

    /** Plans a run. Reads all items once, because the number of a class depends on the names of all classes. */
    public static SynapsePlan of(PlanRequest request) throws IOException {
        SdkSplits splits = SdkSplits.of(request.census(), request.losses());
        SynapseClasses classes = SynapseClasses.of(request.census(), request.json());
        if (classes.names().isEmpty() && splits.divided()) {
            request.losses()
                    .loss(Loss.ofDataset(
                            LossCodes.CATEGORY_MISSING,
                            "there is no box, polygon or keypoint, so there are no classes; the SDK stops here"));
        }
        return new SynapsePlan(
                splits,
                SdkNames.plan(request.census(), splits, EXTENSIONS),
                classes,
                request.options().text(ROOT.name()),
                request.json());
    }

    /** Further pictures are not written, but a code of this layout reports them. */
    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.PAGES_OF_PICTURES);
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new SdkShard(names, json, out, new SynapseShard(names, classes, json, out));
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (String folder : splits.folders()) {
            out.folder(folder + SynapseShard.IMAGES);
            out.folder(folder + SynapseShard.LABELS);
        }
        try (OutputStream file = out.file("dataset.yaml")) {
            SynapseFiles.datasetYaml(root, splits, classes.names()).writeTo(file);
        }
        try (OutputStream file = out.file("classes.txt")) {
            SynapseFiles.classesTxt(classes.names()).writeTo(file);
        }
    }
}
