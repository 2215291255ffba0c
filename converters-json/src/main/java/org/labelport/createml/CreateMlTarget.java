package org.labelport.createml;

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
import org.osgi.service.component.annotations.Component;

/** Reads lists of Create ML, in the variants of Apple and Roboflow. */
@Component
@ProvidesTarget(
        target = CreateMlNames.FORMAT,
        title = "Create ML JSON",
        data__types = {"image"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CreateMlTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        CreateMlSource.PATH, Type.PATH, "A JSON file of Create ML, or a folder with such files."),
                OptionSpec.optional(
                        CreateMlSource.IMAGES,
                        Type.PATH,
                        "Folder of the pictures; without it, they are looked for beside the file."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return CreateMlSource.open(request);
    }
}
