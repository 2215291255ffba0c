package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.labelport.coco.synapse.SynapsePlan;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.sdk.SdkLayout;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
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

    private static final OptionSpec LAYOUT = SdkLayout.option("coco");

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoConverter() {}

    @Override
    public List<OptionSpec> options() {
        return List.of(LAYOUT, SynapsePlan.DATE_CREATED);
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return SdkLayout.isChosen(options) ? SdkLayout.needs() : Converter.super.needs(options);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        if (SdkLayout.isChosen(request.options())) {
            return SynapsePlan.of(request);
        }
        SdkLayout.refuse("coco", request.options(), List.of(SynapsePlan.DATE_CREATED));
        return new CocoPlan(request.census());
    }
}
