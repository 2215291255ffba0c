package org.labelport.voc;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
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

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.choice(
                        BASE,
                        "0",
                        List.of("0", "1"),
                        "First pixel: 0 for CVAT, Datumaro, LabelImg and most, 1 for the VOC devkit and detectron2."),
                OptionSpec.flag(FLOAT, DefaultFlag.OFF, "Coordinates with two decimals; some readers cut them off."));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.STEM, header -> "", VocLayout::spellable);
        Coordinates coordinates = new Coordinates(
                request.options().text(BASE).equals("1") ? 1 : 0,
                request.options().flag(FLOAT) ? Coordinates.HUNDREDTHS : Coordinates.WHOLE_PIXELS);
        return new VocPlan(
                request.census(), names, ClassNames.plan(request.census().taxonomy(), request.losses()), coordinates);
    }
}
