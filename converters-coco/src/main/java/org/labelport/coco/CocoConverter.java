package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.synapse.SynapsePlan;
import org.labelport.coco.synapse.SynapseVerifier;
import org.labelport.coco.verify.CocoVerifier;
import org.labelport.coco.write.CocoPlan;
import org.labelport.coco.write.CocoTree;
import org.labelport.coco.write.InstanceContent;
import org.labelport.coco.write.RleForm;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.sdk.SdkLayout;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes COCO files of instances: boxes, polygons and masks of pictures. */
@Component
@ProvidesFormat(
        format = "coco",
        title = "COCO JSON",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CocoConverter implements Converter {

    private static final SdkLayout LAYOUT = new SdkLayout(
            "coco",
            CocoTree.option(),
            new SdkLayout.Side(List.of(RleForm.OPTION), CocoConverter::ownPlan, CocoVerifier.ofAll()),
            new SdkLayout.Side(
                    List.of(SynapsePlan.DATE_CREATED), SynapsePlan::of, new SynapseVerifier(CocoVerifier.ofAll())));

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(LAYOUT.option(), RleForm.OPTION, SynapsePlan.DATE_CREATED);
    }

    @Override
    public List<LossSpec> losses() {
        List<LossSpec> losses = CocoLosses.declare(
                CocoLosses.OF_SHAPES,
                List.of(
                        LossCodes.BOX_ROTATION_AS_POLYGON,
                        LossCodes.CURVE_FLATTENED,
                        LossCodes.POLYGON_HOLES_AS_MASK,
                        CocoCodes.CROWD_AS_MASK),
                CocoLosses.BESIDE_ATTRIBUTES,
                CocoLosses.OF_ATTRIBUTES,
                CocoLosses.OF_FILES);
        return LossSpec.joined(losses, SynapsePlan.losses());
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return LAYOUT.needs(options);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(LAYOUT.verifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return LAYOUT.plan(request);
    }

    private static ConversionPlan ownPlan(PlanRequest request) throws ExportException, IOException {
        return CocoPlan.of(
                CocoKind.INSTANCES,
                request,
                tree -> new InstanceContent(request.census().taxonomy(), tree, RleForm.of(request.options())));
    }
}
