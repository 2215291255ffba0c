package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.verify.CocoVerifier;
import org.labelport.coco.write.CaptionContent;
import org.labelport.coco.write.CocoPlan;
import org.labelport.coco.write.CocoTree;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.model.Attributes;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes COCO files of captions: texts about whole pictures. */
@Component
@ProvidesFormat(
        format = "coco-captions",
        title = "COCO captions",
        data__types = "image",
        annotation__types = "image",
        shapes = {"tag"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CocoCaptionsConverter implements Converter {

    private static final OptionSpec ATTRIBUTE = new OptionSpec(
            "attribute",
            OptionSpec.Type.TEXT,
            Optional.of(Attributes.CAPTION),
            false,
            List.of(),
            "the attribute that holds the text, of a tag without a category or of the item");

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoCaptionsConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(CocoTree.option(), ATTRIBUTE);
    }

    @Override
    public List<LossSpec> losses() {
        return CocoLosses.declare(
                List.of(LossCodes.GEOMETRY_UNSUPPORTED, LossCodes.TAG_DROPPED, LossCodes.CROWD_AS_OBJECT),
                CocoLosses.BESIDE_ATTRIBUTES,
                CocoLosses.OF_ATTRIBUTES,
                CocoLosses.OF_FILES);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(CocoVerifier.of(CocoKind.CAPTIONS));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return CocoPlan.of(
                CocoKind.CAPTIONS,
                request,
                tree -> new CaptionContent(
                        tree,
                        request.options().text(ATTRIBUTE.name()),
                        request.census().annotations()));
    }
}
