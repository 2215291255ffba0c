package org.labelport.voc.synapse;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.dm.python.CodePoints;
import org.labelport.dm.sdk.SdkCodes;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkShard;
import org.labelport.dm.sdk.SdkSplits;
import org.labelport.json.Json;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** The decisions of one run: folders and file names. The list of classes has those that were written. */
public final class SynapsePlan implements ConversionPlan {

    /** Returns the losses that only this layout reports. */
    public static List<LossSpec> ownLosses() {
        return List.of(
                LossSpec.shared(LossCodes.TRACK_DROPPED),
                LossSpec.shared(LossCodes.GROUP_DROPPED),
                LossSpec.shared(LossCodes.ORDER_DROPPED),
                LossSpec.shared(LossCodes.ITEM_SKIPPED),
                new LossSpec(SdkCodes.SPLIT_ASSUMED, "layout synapse: items without a split, written to train"),
                new LossSpec(SdkCodes.OTHER_PICTURE, "layout synapse: annotations that are not on the first picture"),
                new LossSpec(SdkCodes.GEOMETRY_INVALID, "layout synapse: boxes that are not four finite numbers"),
                new LossSpec(SynapseShard.DEPTH_ASSUMED, "layout synapse: depths (numbers of bands) that were assumed"),
                new LossSpec(SynapseShard.NOT_WELL_FORMED, "layout synapse: files that XML readers reject"));
    }

    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png", ".bmp");

    private final SdkSplits splits;
    private final SdkNames names;
    /** All classes that may be written, sorted. Annotations without a class have an empty class name. */
    private final List<String> classes;

    private final Json json;

    private SynapsePlan(SdkSplits splits, SdkNames names, List<String> classes, Json json) {
        this.splits = splits;
        this.names = names;
        this.classes = classes;
        this.json = json;
    }

    /** Plans a run. */
    public static SynapsePlan of(PlanRequest request) throws IOException {
        SdkSplits splits = SdkSplits.of(request.census(), request.losses());
        List<String> classes = Stream.concat(Stream.of(""), request.census().taxonomy().names().stream())
                .sorted(CodePoints.ORDER)
                .toList();
        return new SynapsePlan(splits, SdkNames.plan(request.census(), splits, EXTENSIONS), classes, request.json());
    }

    /** Further pictures are not written, but a code of this layout reports them. */
    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.PAGES_OF_PICTURES);
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new SdkShard(names, json, out, new SynapseShard(names, out));
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (String folder : splits.folders()) {
            out.folder(folder + SynapseShard.ANNOTATIONS);
            out.folder(folder + SynapseShard.IMAGES);
        }
        ByteText text = new ByteText();
        for (String name : classes) {
            if (out.count(SynapseShard.counter(name)) > 0) {
                text.text(name).ascii('\n');
            }
        }
        try (OutputStream file = out.file("classes.txt")) {
            text.writeTo(file);
        }
    }
}
