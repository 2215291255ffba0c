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
import org.labelport.coco.write.LabelContent;
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

/** Writes files of labels, which are categories of whole pictures. Datumaro added them to COCO's family. */
@Component
@ProvidesFormat(
        format = "coco-labels",
        title = "COCO labels",
        data__types = "image",
        annotation__types = "image",
        shapes = {"tag"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CocoLabelsConverter implements Converter {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoLabelsConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(CocoTree.option());
    }

    @Override
    public List<LossSpec> losses() {
        return CocoLosses.declare(
                List.of(LossCodes.GEOMETRY_UNSUPPORTED, LossCodes.CATEGORY_MISSING, LossCodes.CROWD_AS_OBJECT),
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
        return Optional.of(CocoVerifier.of(CocoKind.LABELS));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return CocoPlan.of(
                CocoKind.LABELS,
                request,
                tree -> new LabelContent(request.census().taxonomy(), tree));
    }
}
