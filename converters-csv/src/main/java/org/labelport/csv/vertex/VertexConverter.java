package org.labelport.csv.vertex;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.csv.picture.write.PlainAnnotations;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes tables that Vertex AI and AutoML import: boxes on pictures, labels of pictures or labels of texts. */
@Component(service = Converter.class)
@ProvidesFormat(
        format = "csv-vertex",
        title = "Vertex AI / AutoML import CSV",
        data__types = {"image", "text"},
        annotation__types = {"image", "text"},
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class VertexConverter implements Converter {

    static final OptionSpec PREFIX = new OptionSpec(
            "path-prefix",
            OptionSpec.Type.TEXT,
            Optional.of("gs://bucket"),
            false,
            List.of(),
            "Where the export will be in Cloud Storage; begins with gs://.");

    @Override
    public List<OptionSpec> options() {
        return List.of(VertexTask.OPTION, SetWords.OPTION, PREFIX);
    }

    @Override
    public List<LossSpec> losses() {
        return PlainAnnotations.lossesAnd(
                LossSpec.shared(LossCodes.DUPLICATE),
                LossSpec.shared(LossCodes.CLASS_RENAMED),
                new LossSpec(SetWords.ASSUMED, "items without a split, written as training data"),
                new LossSpec(VertexLosses.OTHER_TASK, "items that the task has no row for, left out"),
                new LossSpec(VertexLosses.TOO_SMALL, "boxes smaller than Vertex AI accepts"),
                new LossSpec(VertexLosses.TOO_MANY, "boxes beyond Vertex AI's limit of 500 in a picture"));
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new VertexVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return VertexPlan.of(request);
    }
}
