package org.labelport.coco.synapse;

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
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** The plan of an export in the SDK's layout: folders, file names, and the order of ids. */
public final class SynapsePlan implements ConversionPlan {

    /** The date in the section {@code info}, from which its year is taken, too. */
    public static final OptionSpec DATE_CREATED = new OptionSpec(
            "date-created",
            OptionSpec.Type.TEXT,
            Optional.of("1970-01-01 00:00:00"),
            false,
            List.of(),
            "layout synapse: date_created and year of info, as YYYY-MM-DD HH:MM:SS; the SDK takes the current time.");

    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp");

    private final SdkSplits splits;
    private final SdkNames names;
    private final SynapseOrder order;
    private final SynapseInfo info;
    private final Json json;

    private SynapsePlan(SdkSplits splits, SdkNames names, SynapseOrder order, SynapseInfo info, Json json) {
        this.splits = splits;
        this.names = names;
        this.order = order;
        this.info = info;
        this.json = json;
    }

    /**
     * Plans an export. All file names are in memory while they are sorted.
     *
     * @throws ExportException {@code option.invalid} when the text is not a date
     */
    public static SynapsePlan of(PlanRequest request) throws ExportException, IOException {
        SynapseInfo info = SynapseInfo.of(request.options().text(DATE_CREATED.name()));
        SdkSplits splits = SdkSplits.of(request.census(), request.losses());
        SdkNames names = SdkNames.plan(request.census(), splits, EXTENSIONS);
        SynapseOrder order = SynapseOrder.of(request.census(), splits, names);
        return new SynapsePlan(splits, names, order, info, request.json());
    }

    /** Returns all losses that this layout can report. */
    public static List<LossSpec> losses() {
        return LossSpec.joined(
                List.of(
                        new LossSpec(
                                SynapseAnnotations.LINE_AS_REGION,
                                "layout synapse: lines written as if they enclosed a region"),
                        new LossSpec(
                                SynapseAnnotations.KEYPOINTS_JOINED,
                                "layout synapse: keypoints of a picture written as one object"),
                        new LossSpec(
                                SdkCodes.GEOMETRY_INVALID,
                                "layout synapse: annotations whose data does not fit their tool"),
                        new LossSpec(
                                SdkCodes.OTHER_PICTURE,
                                "layout synapse: annotations that are not on the first picture of a record"),
                        new LossSpec(SdkCodes.SPLIT_ASSUMED, "layout synapse: items without a split written to train"),
                        LossSpec.shared(LossCodes.ITEM_SKIPPED)),
                SdkReport.losses(),
                DmSchema.losses());
    }

    /** Annotations on further pictures have a loss code of their own, so they are not reported again. */
    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.PAGES_OF_PICTURES);
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new SdkShard(names, json, out, new SynapseShard(names, order, json, out));
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (String folder : splits.folders()) {
            try (OutputStream file = out.file(folder + "annotations.json")) {
                new SynapseDocument(info, order.stretches(folder), json, out).writeTo(file);
            }
        }
    }
}
