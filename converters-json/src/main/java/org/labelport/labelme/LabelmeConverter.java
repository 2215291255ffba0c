package org.labelport.labelme;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes the JSON files of LabelMe. */
@Component
@ProvidesFormat(
        format = "labelme",
        title = "LabelMe JSON",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class LabelmeConverter implements Converter {

    private static final List<LossSpec> LOSSES = LossSpec.joined(
            LossSpec.allShared(
                    LossCodes.BOX_ROTATION_AS_POLYGON,
                    LossCodes.CURVE_FLATTENED,
                    LossCodes.POLYGON_HOLES_AS_MASK,
                    LossCodes.CONVENTION_ONLY,
                    LossCodes.GEOMETRY_CLIPPED,
                    LossCodes.GEOMETRY_DEGENERATE,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    LossCodes.MASK_EMPTY,
                    LossCodes.CATEGORY_MISSING,
                    LossCodes.TAG_DROPPED,
                    LossCodes.DUPLICATE),
            UnwrittenParts.LOSSES,
            LossSpec.allShared(LossCodes.CLASS_RENAMED, LossCodes.FILE_RENAMED, LossCodes.TEXT_CONTROL_CHARS));

    @Override
    public List<OptionSpec> options() {
        return List.of(RotatedBoxes.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return LOSSES;
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new LabelmeVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(
                request.census(),
                FileNames.Unique.STEM,
                header -> SplitFolder.of(header.split()),
                LabelmeFiles::pictureName);
        ClassNames classes = ClassNames.plan(
                request.census().taxonomy(),
                LabelmeFiles::spellable,
                Set.of(LabelmeFiles.IGNORE, LabelmeFiles.BACKGROUND),
                request.losses());
        List<String> tags = request.census().taxonomy().names().stream()
                .filter(name -> request.census().shapes(name).containsKey(ShapeKind.TAG))
                .toList();
        return new LabelmePlan(names, classes, tags, RotatedBoxes.of(request.options()));
    }
}
