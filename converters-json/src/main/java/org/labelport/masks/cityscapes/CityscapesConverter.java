package org.labelport.masks.cityscapes;

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

/** Writes data sets in the layout of Cityscapes. */
@Component
@ProvidesFormat(
        format = "cityscapes",
        title = "Cityscapes",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CityscapesConverter implements Converter {

    @Override
    public List<OptionSpec> options() {
        return List.of(LabelNumbers.OPTION, PictureForm.OPTION, WrittenFiles.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return MaskLosses.declare(
                MaskLosses.OF_SHAPES,
                List.of(MaskLosses.REGIONS_UNITED, LossSpec.shared(LossCodes.MASK_TOO_MANY_INSTANCES)),
                CityscapesCodes.OWN,
                List.of(LossSpec.shared(LossCodes.SUPERCATEGORY_DROPPED), LossSpec.shared(LossCodes.COLOR_DROPPED)),
                MaskLosses.OF_THE_REST,
                LossSpec.allShared(LossCodes.FILE_RENAMED, LossCodes.CLASS_RENAMED));
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.SUPERCATEGORIES, Metadata.COLORS, Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(request -> new CityscapesVerifier(request).verify());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return CityscapesPlan.of(request);
    }
}
