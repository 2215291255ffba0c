package org.labelport.voc;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.labelport.voc.read.VocSource;
import org.osgi.service.component.annotations.Component;

/** Reads Pascal VOC: XML files, also those that LabelImg writes, with set files and segmentation pictures. */
@Component
@ProvidesTarget(
        target = "voc",
        title = "Pascal VOC XML",
        data__types = {"image"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class VocTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        "path", Type.PATH, "Folder that holds Annotations/, or VOCdevkit/VOC*/ with it, or XML files."),
                OptionSpec.optional(
                        "images",
                        Type.PATH,
                        "Folder of the pictures; without it, JPEGImages/, images/ or data/ beside the folder of the XML files, else that folder."),
                OptionSpec.choice(
                        "base",
                        "0",
                        List.of("0", "1"),
                        "First pixel, for files that do not record it: 1 for those of the VOC devkit."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return VocSource.open(request);
    }
}
