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
import org.labelport.options.OptionSpec;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.labelport.via.file.ViaKind;
import org.labelport.via.verify.ViaVerifier;
import org.labelport.via.write.AttributeTypes;
import org.labelport.via.write.ViaLosses;
import org.labelport.via.write.ViaPlan;
import org.osgi.service.component.annotations.Component;

/** Writes projects or annotations of VIA 2 as JSON. */
@Component
@ProvidesFormat(
        format = "via",
        title = "VGG Image Annotator 2 JSON",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class ViaConverter implements Converter {

    static final String FILE = "file";
    static final String PROJECT = "project";

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.choice(
                FILE,
                PROJECT,
                List.of(PROJECT, "annotations"),
                "project, to open in VIA with the classes to choose from, or annotations, to import into a project."));
    }

    @Override
    public List<LossSpec> losses() {
        return ViaLosses.all();
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new ViaVerifier(ViaKind.JSON));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names =
                FileNames.plan(request.census(), FileNames.Unique.PATH, header -> SplitFolder.of(header.split()));
        ClassNames classes =
                ClassNames.plan(request.census().taxonomy(), JsonWriting::whole, Set.of(), request.losses());
        AttributeTypes types = AttributeTypes.of(request.census(), classes);
        if (request.options().text(FILE).equals(PROJECT)) {
            types.report(request.census().taxonomy(), request.losses());
            return ViaPlan.ofProjects(names, classes, types);
        }
        return ViaPlan.ofAnnotations(names, classes, types);
    }
}
