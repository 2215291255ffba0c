package org.labelport.csv;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.csv.read.CsvSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads the generic long table, whatever the order of its rows and columns. */
@Component
@ProvidesTarget(
        target = "csv",
        title = "CSV, generic long table",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CsvTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        "path",
                        Type.PATH,
                        "Folder that holds annotations.csv, items.csv and, if there is one, classes.csv; or one of the first two."),
                OptionSpec.optional(
                        "media",
                        Type.PATH,
                        "Folder of the items' files; without it, media/ beside the tables, if it exists."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return CsvSource.open(request);
    }
}
