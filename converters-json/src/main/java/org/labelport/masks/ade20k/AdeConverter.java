package org.labelport.masks.ade20k;

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
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes data sets in the layouts of ADE20K. */
@Component
@ProvidesFormat(
        format = "ade20k",
        title = "ADE20K",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class AdeConverter implements Converter {

    @Override
    public List<OptionSpec> options() {
        return List.of(AdeLayout.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return MaskLosses.declare(
                MaskLosses.OF_SHAPES,
                List.of(
                        MaskLosses.REGIONS_UNITED,
                        LossSpec.shared(LossCodes.MASK_TOO_MANY_INSTANCES),
                        LossSpec.shared(LossCodes.ITEM_UNLABELLED)),
                MaskLosses.OF_THE_REST,
                MaskLosses.OF_FILES,
                AdeCodes.OWN);
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.COLORS, Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(request -> new AdeVerifier(request).verify());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return AdePlan.of(request);
    }
}
