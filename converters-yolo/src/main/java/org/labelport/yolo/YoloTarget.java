package org.labelport.yolo;

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

/** Reads data sets in the layout of Ultralytics YOLO, detect and segment. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(target = "yolo", title = "YOLO data set (Ultralytics detect and segment)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class YoloTarget implements TargetHandler {

    private static final String PATH = "path";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(OptionSpec.required(PATH, OptionSpec.Type.PATH, "the folder with data.yaml, or the YAML file"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        DataYaml data = DataYaml.read(request.filter().path(PATH), request.report());
        return new YoloSource(data.taxonomy(), PictureFolders.find(data, request.report()), request);
    }
}
