package org.labelport.csv.retinanet;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.csv.picture.write.PlainAnnotations;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes a row of whole pixels for each box, without a header, and the list of classes. */
@Component(service = Converter.class)
@ProvidesFormat(
        format = "csv-retinanet",
        title = "keras-retinanet CSV",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class RetinanetConverter implements Converter {

    @Override
    public List<LossSpec> losses() {
        return PlainAnnotations.LOSSES;
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new RetinanetVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.PATH, header -> "");
        return new RetinanetPlan(request.census(), names);
    }
}
