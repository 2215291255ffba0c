package org.labelport.yolo;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.options.OptionSpec;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes data sets that Ultralytics YOLO trains detection and segmentation from. */
@Component(service = Converter.class, scope = ServiceScope.PROTOTYPE)
@ProvidesFormat(
        format = "yolo",
        title = "YOLO (Ultralytics detect and segment)",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class YoloConverter implements Converter {

    @Override
    public List<OptionSpec> options() {
        return List.of(YoloTask.OPTION, CrowdPolicy.OPTION);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        return YoloPlan.of(request);
    }
}
