package org.labelport.voc;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.sdk.SdkLayout;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.voc.synapse.SynapsePlan;
import org.osgi.service.component.annotations.Component;

/** Writes Pascal VOC detection XML. */
@Component
@ProvidesFormat(
        format = "voc",
        title = "Pascal VOC XML",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class VocConverter implements Converter {

    private static final String BASE = "base";
    private static final String FLOAT = "float";

    private static final OptionSpec LAYOUT = SdkLayout.option("devkit");

    private static final List<OptionSpec> OF_DEVKIT = List.of(
            OptionSpec.choice(
                    BASE,
                    "0",
                    List.of("0", "1"),
                    "First pixel: 0 for CVAT, Datumaro, LabelImg and most, 1 for the VOC devkit and detectron2."),
            OptionSpec.flag(FLOAT, DefaultFlag.OFF, "Coordinates with two decimals; some readers cut them off."));

    @Override
    public List<OptionSpec> options() {
        return List.of(LAYOUT, OF_DEVKIT.get(0), OF_DEVKIT.get(1));
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return SdkLayout.isChosen(options) ? SdkLayout.needs() : Converter.super.needs(options);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        if (SdkLayout.isChosen(request.options())) {
            SdkLayout.refuse("voc", request.options(), OF_DEVKIT);
            return SynapsePlan.of(request);
        }
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.STEM, header -> "", VocLayout::spellable);
        Coordinates coordinates = new Coordinates(
                request.options().text(BASE).equals("1") ? 1 : 0,
                request.options().flag(FLOAT) ? Coordinates.HUNDREDTHS : Coordinates.WHOLE_PIXELS);
        return new VocPlan(
                request.census(), names, ClassNames.plan(request.census().taxonomy(), request.losses()), coordinates);
    }
}
