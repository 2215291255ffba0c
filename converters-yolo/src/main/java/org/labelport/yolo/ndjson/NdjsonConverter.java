package org.labelport.yolo.ndjson;

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
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.labelport.yolo.classify.LabelPolicy;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.plan.CrowdPolicy;
import org.labelport.yolo.rows.plan.TaskChoice;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes data sets as one NDJSON file, from which Ultralytics trains. */
@Component(service = Converter.class, scope = ServiceScope.PROTOTYPE)
@ProvidesFormat(
        format = "yolo-ndjson",
        title = "YOLO (Ultralytics NDJSON)",
        data__types = "image",
        annotation__types = "image",
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class NdjsonConverter implements Converter {

    @Override
    public List<OptionSpec> options() {
        return List.of(
                TaskChoice.OPTION, CrowdPolicy.OPTION, LabelPolicy.OF_ENTRIES, PictureUrls.NAME, PictureUrls.PREFIX);
    }

    @Override
    public List<LossSpec> losses() {
        return YoloLosses.ofAllTasks();
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new NdjsonVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return NdjsonPlan.of(request);
    }
}
