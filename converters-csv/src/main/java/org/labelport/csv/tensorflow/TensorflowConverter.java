package org.labelport.csv.tensorflow;

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
import org.labelport.csv.picture.read.MissingValues;
import org.labelport.csv.picture.write.BoxTableWriter;
import org.labelport.csv.picture.write.PlainAnnotations;
import org.labelport.report.Loss;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes a row of whole pixels for each box, and the map of classes to numbers. */
@Component(service = Converter.class)
@ProvidesFormat(
        format = "csv-tensorflow",
        title = "TensorFlow object detection CSV",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class TensorflowConverter implements Converter {

    /** A class that pandas takes for a missing value. */
    private static final String MISSING_WORD = "class.missing-word";

    @Override
    public List<LossSpec> losses() {
        return PlainAnnotations.lossesAnd(
                new LossSpec(BoxTableWriter.NOT_LISTED, "pictures without boxes, which have no row"),
                new LossSpec(MISSING_WORD, "classes that pandas takes for missing values"));
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new TensorflowVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(
                request.census(),
                FileNames.Unique.PATH,
                header -> "",
                path -> MissingValues.isWord(path) ? path + "_" : path);
        for (String category : request.census().taxonomy().names()) {
            if (MissingValues.isWord(category)
                    && !request.census().shapes(category).isEmpty()) {
                request.losses()
                        .loss(Loss.ofDataset(
                                MISSING_WORD,
                                "pandas takes the class '" + category
                                        + "' for a missing value, unless the table is read with keep_default_na=False."
                                        + " Rename it with --map"));
            }
        }
        return new TensorflowPlan(request.census(), names);
    }
}
