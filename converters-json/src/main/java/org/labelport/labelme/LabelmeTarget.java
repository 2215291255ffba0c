package org.labelport.labelme;

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

/** Reads the JSON files of LabelMe and its older versions, and of X-AnyLabeling. */
@Component
@ProvidesTarget(
        target = "labelme",
        title = "LabelMe JSON",
        data__types = {"image"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class LabelmeTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        "path", Type.PATH, "Folder of the JSON files; those in folders below it are read, too."),
                OptionSpec.optional(
                        "images",
                        Type.PATH,
                        "Folder of the pictures; without it, they are looked for where the JSON files say."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return LabelmeSource.open(request);
    }
}
