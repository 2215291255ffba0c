package org.labelport.yolo.darknet;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Reads data sets in the layout of Darknet and CVAT's YOLO 1.1. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(target = "yolo-darknet", title = "YOLO data set (Darknet, CVAT YOLO 1.1)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class DarknetTarget implements TargetHandler {

    private static final String PATH = "path";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(OptionSpec.required(
                PATH,
                OptionSpec.Type.PATH,
                "the folder with obj.data, or that file by its name; Roboflow's folder of train, valid and test;"
                        + " or FiftyOne's of obj.names and images.txt"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path(PATH).toAbsolutePath().normalize();
        Optional<SplitLists> lists = SplitLists.find(path);
        return lists.isPresent()
                ? SplitListsSource.open(lists.get(), request)
                : DarknetSource.open(DataFile.of(path), request);
    }
}
