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
import org.labelport.coco.write.ResultKind;
import org.labelport.coco.write.ResultPlan;
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

/** Writes lists of results, as models give them, for evaluation against a COCO file. */
@Component
@ProvidesFormat(
        format = "coco-results",
        title = "COCO results",
        data__types = "image",
        annotation__types = "image",
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CocoResultsConverter implements Converter {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoResultsConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(ResultKind.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return CocoLosses.declare(
                CocoLosses.OF_SHAPES,
                List.of(
                        CocoCodes.KINDS_MIXED,
                        CocoCodes.SCORE_ASSUMED,
                        LossCodes.BOX_ROTATION_DROPPED,
                        LossCodes.GEOMETRY_AS_BOX,
                        LossCodes.GEOMETRY_AS_MASK,
                        CocoCodes.KEYPOINTS_INVALID,
                        CocoCodes.KEYPOINTS_UNEQUAL,
                        LossCodes.TAG_DROPPED,
                        LossCodes.CROWD_AS_OBJECT,
                        LossCodes.TRACK_DROPPED),
                CocoLosses.BESIDE_ATTRIBUTES,
                List.of(LossCodes.FILE_RENAMED));
    }

    @Override
    public Set<Metadata> keeps() {
        return CocoContent.KEPT;
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(CocoVerifier.of(CocoKind.RESULTS));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return ResultPlan.of(request);
    }
}
