package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.verify.CocoVerifier;
import org.labelport.coco.write.CocoContent;
import org.labelport.coco.write.CocoPlan;
import org.labelport.coco.write.CocoTree;
import org.labelport.coco.write.KeypointContent;
import org.labelport.coco.write.KeypointSkeletons;
import org.labelport.coco.write.RleForm;
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

/** Writes COCO files of keypoints, with the box and region of each object beside them. */
@Component
@ProvidesFormat(
        format = "coco-keypoints",
        title = "COCO keypoints",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CocoKeypointsConverter implements Converter {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoKeypointsConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(CocoTree.option(), RleForm.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return CocoLosses.declare(
                CocoLosses.OF_SHAPES,
                List.of(
                        LossCodes.BOX_ROTATION_AS_POLYGON,
                        LossCodes.BOX_ROTATION_DROPPED,
                        LossCodes.CURVE_FLATTENED,
                        LossCodes.POLYGON_HOLES_AS_MASK,
                        CocoCodes.CROWD_AS_MASK,
                        LossCodes.POINTS_AS_BOX,
                        CocoCodes.KEYPOINTS_INVALID,
                        CocoCodes.KEYPOINTS_UNEQUAL),
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
        return Optional.of(CocoVerifier.of(CocoKind.KEYPOINTS));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return CocoPlan.of(
                CocoKind.KEYPOINTS,
                request,
                tree -> new KeypointContent(
                        request.census().taxonomy(),
                        tree,
                        RleForm.of(request.options()),
                        KeypointSkeletons.of(request.census(), request.losses())));
    }
}
