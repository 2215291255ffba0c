package org.labelport.labelstudio;

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
import org.labelport.labelstudio.verify.LabelStudioVerifier;
import org.labelport.labelstudio.write.LabelStudioPlan;
import org.labelport.labelstudio.write.results.LabelStudioLosses;
import org.labelport.labelstudio.write.results.ResultRules;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes tasks of Label Studio, and a labelling interface that fits them. */
@Component
@ProvidesFormat(
        format = "label-studio",
        title = "Label Studio",
        data__types = {"image", "video", "audio", "text"},
        annotation__types = {"image", "video", "audio", "text"},
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask", "span", "interval"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class LabelStudioConverter implements Converter {

    @Override
    public List<OptionSpec> options() {
        return List.of(
                new OptionSpec(
                        LabelStudioPlan.URL_PREFIX,
                        Type.TEXT,
                        Optional.of("/data/local-files/?d="),
                        false,
                        List.of(),
                        "What the URLs of files begin with, before media/; empty for relative paths."),
                OptionSpec.choice(
                        ResultRules.PREDICTIONS,
                        "separate",
                        List.of("separate", "annotations"),
                        "Whether annotations of models become predictions, or annotations like all others."),
                OptionSpec.choice(
                        ResultRules.POLYGONS,
                        "mask",
                        List.of("mask", "outline"),
                        "How polygons with holes or several parts are written: as a brush, or as one outline with"
                                + " bridges."),
                OptionSpec.choice(
                        ResultRules.EMPTY_ITEMS,
                        "unlabelled",
                        List.of("unlabelled", "annotated"),
                        "How items without annotations are written: unlabelled, as still to be labelled, or annotated, as having"
                                + " nothing to label."));
    }

    @Override
    public List<LossSpec> losses() {
        return LabelStudioLosses.all();
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(
                Metadata.COLORS,
                Metadata.UNUSED_CATEGORIES,
                Metadata.CATEGORY_ORDER,
                Metadata.SEQUENCES,
                Metadata.FRAME_RATES);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new LabelStudioVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        return LabelStudioPlan.of(request);
    }
}
