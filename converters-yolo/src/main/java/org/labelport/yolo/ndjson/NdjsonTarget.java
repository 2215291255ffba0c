package org.labelport.yolo.ndjson;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Reads data sets that are one NDJSON file of Ultralytics. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(target = "yolo-ndjson", title = "YOLO data set (Ultralytics NDJSON)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class NdjsonTarget implements TargetHandler {

    private static final String PATH = "path";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(OptionSpec.required(PATH, OptionSpec.Type.PATH, "the NDJSON file, or the folder it is in"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return NdjsonSource.open(NdjsonFile.find(request.filter().path(PATH)), request);
    }
}
