package org.labelport.synapse;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.synapse.items.FolderSource;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Reads folders that the platform's export made: JSON in its schema, and originals beside them. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(
        target = "dm",
        title = "Synapse JSON folder (DM schema)",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class DmTarget implements TargetHandler {

    private static final String PATH = "path";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH,
                        OptionSpec.Type.PATH,
                        "an exported folder: json/ and origin_files/ or original_files/, or these in train/, valid/ and test/"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return FolderSource.open(request.filter().path(PATH), request);
    }
}
