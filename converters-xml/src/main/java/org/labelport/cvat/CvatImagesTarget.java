package org.labelport.cvat;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.read.CvatImagesSource;
import org.labelport.cvat.read.SourceFiles;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads CVAT for images 1.1. */
@Component
@ProvidesTarget(target = "cvat-images", title = "CVAT for images 1.1", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CvatImagesTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required("path", Type.PATH, "An XML file of CVAT for images, or a folder that holds some."),
                OptionSpec.optional(
                        "images", Type.PATH, "Folder of the pictures; without it, images/ beside the XML file."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return new CvatImagesSource(SourceFiles.open(CvatFlavour.IMAGES, request), request);
    }
}
