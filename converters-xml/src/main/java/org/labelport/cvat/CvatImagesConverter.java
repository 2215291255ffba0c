package org.labelport.cvat;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.ImageLayout;
import org.labelport.cvat.verify.CvatVerifier;
import org.labelport.cvat.write.CvatImagesPlan;
import org.labelport.cvat.write.CvatLabels;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes CVAT for images 1.1. */
@Component
@ProvidesFormat(
        format = "cvat-images",
        title = "CVAT for images 1.1",
        data__types = "image",
        annotation__types = "image",
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CvatImagesConverter implements Converter {

    private static final String SUBSETS = "subsets";
    private static final String FILES = "files";

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.choice(
                SUBSETS,
                "one-file",
                List.of("one-file", FILES),
                "Splits: one-file for a CVAT project, files for a folder with a CVAT task for each split."));
    }

    @Override
    public List<LossSpec> losses() {
        return CvatLosses.ofImages();
    }

    @Override
    public Set<Metadata> keeps() {
        return CvatLabels.KEPT;
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new CvatVerifier(CvatFlavour.IMAGES));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        Census census = request.census();
        boolean splits = census.items(Split.NONE) < census.items();
        ImageLayout layout = !splits
                ? ImageLayout.TASK
                : request.options().text(SUBSETS).equals(FILES) ? ImageLayout.FOLDERS : ImageLayout.PROJECT;
        return new CvatImagesPlan(
                census,
                layout,
                FileNames.plan(census, FileNames.Unique.STEM, header -> layout.scope(header.split())),
                CvatLabels.plan(census.taxonomy(), request.losses()),
                layout.countsTogether() ? new int[0] : ImageLayout.placesInSplit(census));
    }
}
