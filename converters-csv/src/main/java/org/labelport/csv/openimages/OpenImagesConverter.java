package org.labelport.csv.openimages;

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
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes Open Images data sets: labels, boxes and segments. */
@Component(service = Converter.class)
@ProvidesFormat(
        format = "csv-openimages",
        title = "Open Images v6/v7",
        data__types = "image",
        annotation__types = "image",
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class OpenImagesConverter implements Converter {

    @Override
    public List<LossSpec> losses() {
        return PlainAnnotations.lossesAnd(
                LossSpec.shared(LossCodes.DUPLICATE),
                LossSpec.shared(LossCodes.GEOMETRY_AS_MASK),
                OpenImagesShardWriter.NOT_JPEG);
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new OpenImagesVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.STEM, header -> "", OpenImagesLayout::flat);
        return new OpenImagesPlan(request.census(), names);
    }
}
