package org.labelport.imagefolder;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.imagefolder.read.ImagefolderSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/**
 * Reads data sets for the loader {@code imagefolder} of Hugging Face, and pictures in folders that are named after
 * classes.
 */
@Component
@ProvidesTarget(
        target = "imagefolder",
        title = "Hugging Face imagefolder",
        data__types = {"image"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class ImagefolderTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(OptionSpec.required(
                "path",
                Type.PATH,
                "Folder that has metadata.jsonl or metadata.csv in it or below, or a folder of pictures for each"
                        + " class."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return ImagefolderSource.open(request);
    }
}
