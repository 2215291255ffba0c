package org.labelport.via;

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
import org.labelport.jsonfile.JsonWriting;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.labelport.via.file.ViaKind;
import org.labelport.via.verify.ViaVerifier;
import org.labelport.via.write.AttributeTypes;
import org.labelport.via.write.CsvViaPlan;
import org.labelport.via.write.ViaLosses;
import org.osgi.service.component.annotations.Component;

/** Writes the CSV files of VIA 2. */
@Component
@ProvidesFormat(
        format = "csv-via",
        title = "VGG Image Annotator 2 CSV",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CsvViaConverter implements Converter {

    @Override
    public List<LossSpec> losses() {
        return ViaLosses.all();
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new ViaVerifier(ViaKind.CSV));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(
                request.census(),
                FileNames.Unique.PATH,
                header -> SplitFolder.of(header.split()),
                path -> path.replace(',', '_'));
        ClassNames classes =
                ClassNames.plan(request.census().taxonomy(), JsonWriting::whole, Set.of(), request.losses());
        return new CsvViaPlan(names, classes, AttributeTypes.of(request.census(), classes));
    }
}
