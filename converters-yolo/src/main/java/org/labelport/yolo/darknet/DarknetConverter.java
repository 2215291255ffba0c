package org.labelport.yolo.darknet;

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
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.plan.CrowdPolicy;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes data sets that Darknet trains detection from, and that CVAT imports as YOLO 1.1. */
@Component(service = Converter.class, scope = ServiceScope.PROTOTYPE)
@ProvidesFormat(
        format = "yolo-darknet",
        title = "YOLO (Darknet, CVAT YOLO 1.1)",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class DarknetConverter implements Converter {

    @Override
    public List<OptionSpec> options() {
        return List.of(CrowdPolicy.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return YoloLosses.ofBoxes();
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new DarknetVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return DarknetPlan.of(request);
    }
}
