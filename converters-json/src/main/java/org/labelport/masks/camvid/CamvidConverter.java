package org.labelport.masks.camvid;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.masks.write.MaskLosses;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes a mask of colours for each picture, and the list of the colours. */
@Component
@ProvidesFormat(
        format = "camvid",
        title = "CamVid",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CamvidConverter implements Converter {

    static final String COLOR_CHANGED = "color.changed";

    @Override
    public List<LossSpec> losses() {
        return MaskLosses.declare(
                MaskLosses.OF_SHAPES,
                List.of(
                        MaskLosses.REGIONS_UNITED,
                        LossSpec.shared(LossCodes.CLASS_RENAMED),
                        new LossSpec(COLOR_CHANGED, "categories with a new colour because theirs was taken or black")),
                MaskLosses.OF_THE_REST,
                MaskLosses.OF_FILES);
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.COLORS, Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(request -> new CamvidVerifier(request).verify());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return CamvidPlan.of(request);
    }
}
