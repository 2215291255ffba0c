package org.labelport.createml;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes bounding boxes, given by their centres, for Create ML. */
@Component
@ProvidesFormat(
        format = CreateMlNames.FORMAT,
        title = "Create ML JSON",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CreateMlConverter implements Converter {

    private static final List<LossSpec> LOSSES = LossSpec.joined(
            BoxFit.LOSSES,
            UnwrittenParts.LOSSES,
            LossSpec.allShared(
                    LossCodes.CATEGORY_MISSING,
                    LossCodes.CROWD_AS_OBJECT,
                    LossCodes.CLASS_RENAMED,
                    LossCodes.FILE_RENAMED));

    @Override
    public List<LossSpec> losses() {
        return LOSSES;
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new CreateMlVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(
                request.census(),
                FileNames.Unique.PATH,
                header -> SplitFolder.of(header.split()),
                name -> name.equalsIgnoreCase(CreateMlNames.FILE) ? "_" + name : name);
        ClassNames classes =
                ClassNames.plan(request.census().taxonomy(), JsonWriting::whole, Set.of(), request.losses());
        return new CreateMlPlan(names, classes);
    }
}
