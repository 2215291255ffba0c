package org.labelport.ango;

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

/**
 * Reads exports of Ango Hub in JSON and NDJSON: today's exports of tasks, and those with several tasks for each asset.
 */
@Component
@ProvidesTarget(
        target = "ango",
        title = "Ango Hub export",
        data__types = {"image", "video", "audio", "text", "pcd"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class AngoTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required("path", Type.PATH, "The exported JSON or NDJSON file, or a folder of such files."),
                OptionSpec.optional(
                        "media",
                        Type.PATH,
                        "Folder of the files, named by their external ids; without it, files beside the export, or the addresses in it."),
                OptionSpec.optional(
                        "stage", Type.LIST, "Stages whose tasks are read; without it, those of all stages."),
                OptionSpec.choice(
                        "tasks",
                        "latest",
                        List.of("latest", "all"),
                        "Which tasks are read when an asset has several that were not skipped: the one changed last, or all."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return AngoSource.open(request);
    }
}
