package org.labelport.synapsejson;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.convert.BaseExporter;
import org.labelport.convert.Converter;
import org.labelport.convert.ExportItem;
import org.labelport.convert.Metadata;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.DmSchema;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.output.ExportOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Writes what the platform's own export writes: the unchanged JSON that the platform has for each item, and the
 * original files. Items of other sources are written in the platform's schema.
 */
@Component(service = Converter.class, scope = ServiceScope.PROTOTYPE)
@ProvidesFormat(
        format = "synapse-json",
        title = "Synapse JSON (DM schema)",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        annotation__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        shapes = {
            "tag",
            "box",
            "rotated_box",
            "polygon",
            "polyline",
            "ellipse",
            "points",
            "mask",
            "cuboid",
            "point_labels",
            "span",
            "interval",
            "reply",
            "other"
        })
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class SynapseJsonExporter extends BaseExporter {

    private static final String FILES = "files";
    private static final String FIRST = "first";
    private static final String SPLIT_DROPPED = "split.dropped";

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.choice(
                FILES,
                "all",
                List.of("all", FIRST),
                "Original files of an item that has several: all, or only the first, as the platform's export does."));
    }

    @Override
    public List<LossSpec> losses() {
        List<LossSpec> losses = new ArrayList<>(DmSchema.losses());
        losses.add(LossSpec.shared(LossCodes.FILE_RENAMED));
        losses.add(new LossSpec(SPLIT_DROPPED, "splits of items left out"));
        return losses;
    }

    /** Returns only the pages of pictures: the platform keeps the other metadata in a configuration of its own. */
    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.PAGES_OF_PICTURES);
    }

    @Override
    protected ExportItem convertData(ExportItem item) {
        return item;
    }

    @Override
    protected List<SourceFile> filesToSave(ExportItem item) {
        boolean onlyFirst =
                optionValues().text(FILES).equals(FIRST) && item.files().size() > 1;
        return onlyFirst ? item.files().subList(0, 1) : item.files();
    }

    @Override
    protected Object dataOf(Item item, LossSink losses) {
        return DmSchema.v1(item, json(), losses);
    }

    @Override
    protected void additionalFileSaving(ExportOutput out) {
        long items = census().items() - census().items(Split.NONE);
        if (items > 0) {
            out.loss(Loss.ofDataset(
                    SPLIT_DROPPED, items + " items are in one folder, which does not say to which split they belong"));
        }
    }

    @Override
    protected BaseExporter newRun() {
        return new SynapseJsonExporter();
    }
}
