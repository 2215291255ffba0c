package org.labelport.imagefolder;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.UnwrittenParts;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.imagefolder.file.Splits;
import org.labelport.imagefolder.verify.ImagefolderVerifier;
import org.labelport.imagefolder.write.CategoryForm;
import org.labelport.imagefolder.write.Columns;
import org.labelport.imagefolder.write.Content;
import org.labelport.imagefolder.write.Content.Column;
import org.labelport.imagefolder.write.ImagefolderPlan;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.masks.write.MaskLosses;
import org.labelport.options.OptionSpec;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes data sets that the loader {@code imagefolder} of Hugging Face's {@code datasets} library reads. */
@Component
@ProvidesFormat(
        format = "imagefolder",
        title = "Hugging Face imagefolder",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class ImagefolderConverter implements Converter {

    private static final String CONTENT = "content";

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.choice(
                        CONTENT,
                        "auto",
                        Content.CHOICES,
                        "What is written: auto for everything that the data has, or boxes and regions, captions, one"
                                + " label per picture, or a mask of classes per picture."),
                CategoryForm.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return LossSpec.joined(
                LossSpec.allShared(
                        LossCodes.CONVENTION_ONLY,
                        LossCodes.BOX_ROTATION_AS_POLYGON,
                        LossCodes.CURVE_FLATTENED,
                        LossCodes.POLYGON_HOLES_BRIDGED,
                        LossCodes.MASK_VECTORISED,
                        LossCodes.GEOMETRY_CLIPPED,
                        LossCodes.GEOMETRY_DEGENERATE,
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        LossCodes.GEOMETRY_AS_MASK,
                        LossCodes.MASK_EMPTY,
                        LossCodes.MASK_OVERLAP_CUT,
                        LossCodes.CROWD_AS_OBJECT,
                        LossCodes.CATEGORY_MISSING,
                        LossCodes.TAG_DROPPED,
                        LossCodes.CLASSIFICATION_MULTI_LABEL),
                UnwrittenParts.LOSSES,
                LossSpec.allShared(LossCodes.CLASS_RENAMED, LossCodes.FILE_RENAMED, LossCodes.TEXT_CONTROL_CHARS),
                List.of(MaskLosses.REGIONS_UNITED));
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new ImagefolderVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        ClassNames classes =
                ClassNames.plan(request.census().taxonomy(), JsonWriting::whole, Set.of(), request.losses());
        Content content = Content.of(request.options().text(CONTENT), request.census());
        FileNames names = FileNames.plan(
                request.census(),
                content.has(Column.MASKS) ? FileNames.Unique.STEM : FileNames.Unique.PATH,
                header -> Splits.folder(header.split()),
                content.has(Column.MASKS) ? ReservedNames::pictureBesideMasks : ReservedNames::pictureName);
        return new ImagefolderPlan(
                names,
                classes,
                content,
                Columns.of(request.census()),
                CategoryForm.of(request.options()),
                request.json());
    }
}
