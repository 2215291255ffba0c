package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.panoptic.PanopticContent;
import org.labelport.coco.panoptic.PanopticVerifier;
import org.labelport.coco.write.CocoPlan;
import org.labelport.coco.write.CocoTree;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes COCO files of panoptic segmentation, and the PNGs that they list. */
@Component
@ProvidesFormat(
        format = "coco-panoptic",
        title = "COCO panoptic segmentation",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CocoPanopticConverter implements Converter {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoPanopticConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(PanopticContent.STUFF);
    }

    @Override
    public List<LossSpec> losses() {
        return CocoLosses.declare(List.of(
                LossCodes.GEOMETRY_UNSUPPORTED,
                LossCodes.GEOMETRY_CLIPPED,
                LossCodes.GEOMETRY_AS_MASK,
                LossCodes.MASK_EMPTY,
                LossCodes.MASK_OVERLAP_CUT,
                LossCodes.CATEGORY_MISSING,
                CocoCodes.REGIONS_UNITED,
                LossCodes.CROWD_AS_OBJECT,
                LossCodes.ATTRIBUTE_DROPPED,
                LossCodes.GROUP_DROPPED,
                LossCodes.RELATION_DROPPED,
                LossCodes.TRACK_DROPPED,
                LossCodes.SCORE_DROPPED,
                LossCodes.PROVENANCE_DROPPED,
                LossCodes.FILE_RENAMED,
                CocoCodes.NOT_JPEG));
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.SUPERCATEGORIES, Metadata.COLORS, Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new PanopticVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        CocoTree tree = CocoTree.of("panoptic");
        return new CocoPlan(
                request.census(),
                FileNames.plan(request.census(), FileNames.Unique.STEM, header -> CocoTree.folder(header.split())),
                tree,
                PanopticContent.of(request.census().taxonomy(), tree, request.options()));
    }
}
