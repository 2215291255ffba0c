package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.osgi.service.component.annotations.Component;

/** Writes COCO files of instances: boxes, polygons and masks of pictures. */
@Component
@ProvidesFormat(
        format = "coco",
        title = "COCO JSON",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CocoConverter implements Converter {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoConverter() {}

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        return new CocoPlan(request.census());
    }
}
