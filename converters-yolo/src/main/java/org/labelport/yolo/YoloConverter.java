package org.labelport.yolo;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.sdk.SdkLayout;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.yolo.synapse.SynapsePlan;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes data sets that Ultralytics YOLO trains detection and segmentation from. */
@Component(service = Converter.class, scope = ServiceScope.PROTOTYPE)
@ProvidesFormat(
        format = "yolo",
        title = "YOLO (Ultralytics detect and segment)",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class YoloConverter implements Converter {

    private static final OptionSpec LAYOUT = SdkLayout.option("ultralytics");
    private static final List<OptionSpec> OF_ULTRALYTICS = List.of(YoloTask.OPTION, CrowdPolicy.OPTION);
    private static final List<OptionSpec> OF_SYNAPSE = List.of(SynapsePlan.ROOT);

    @Override
    public List<OptionSpec> options() {
        return List.of(LAYOUT, YoloTask.OPTION, CrowdPolicy.OPTION, SynapsePlan.ROOT);
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return SdkLayout.isChosen(options) ? SdkLayout.needs() : Converter.super.needs(options);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        if (SdkLayout.isChosen(request.options())) {
            SdkLayout.refuse("yolo", request.options(), OF_ULTRALYTICS);
            return SynapsePlan.of(request);
        }
        SdkLayout.refuse("yolo", request.options(), OF_SYNAPSE);
        return YoloPlan.of(request);
    }
}
