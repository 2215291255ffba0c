package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.read.CocoSource;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads lists of results, together with the COCO file that their ids refer to. */
@Component
@ProvidesTarget(target = "coco-results", title = "COCO results", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CocoResultsTarget implements TargetHandler {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoResultsTarget() {}

    @Override
    public List<OptionSpec> filterKeys() {
        return CocoFilter.keys(CocoKind.RESULTS);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return CocoSource.open(CocoFilter.files(request, CocoKind.RESULTS), request);
    }
}
