package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.verify.CocoVerifier;
import org.labelport.coco.write.CocoContent;
import org.labelport.coco.write.CocoPlan;
import org.labelport.coco.write.CocoTree;
import org.labelport.coco.write.LvisContent;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes LVIS files: polygons, and categories with the number of pictures that have them. */
@Component
@ProvidesFormat(
        format = "lvis",
        title = "LVIS v1",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class LvisConverter implements Converter {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public LvisConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(CocoTree.option());
    }

    @Override
    public List<LossSpec> losses() {
        return CocoLosses.declare(
                CocoLosses.OF_SHAPES,
                List.of(
                        LossCodes.BOX_AS_POLYGON,
                        LossCodes.BOX_ROTATION_AS_POLYGON,
                        LossCodes.CURVE_FLATTENED,
                        LossCodes.POLYGON_HOLES_BRIDGED,
                        LossCodes.MASK_VECTORISED,
                        LossCodes.CROWD_AS_OBJECT),
                CocoLosses.BESIDE_ATTRIBUTES,
                CocoLosses.OF_ATTRIBUTES,
                CocoLosses.OF_FILES);
    }

    @Override
    public Set<Metadata> keeps() {
        return CocoContent.KEPT;
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(CocoVerifier.of(CocoKind.LVIS));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return CocoPlan.of(CocoKind.LVIS, request, tree -> LvisContent.of(request.census(), tree));
    }
}
