package org.labelport.yolo.keras;

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

/** Reads lists of pictures with their boxes, such as those of keras-yolo3 and Roboflow. */
@Component
@ProvidesTarget(target = KerasLayout.FORMAT, title = "YOLO data set (Keras, PyTorch YOLOv4 TXT)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class KerasTarget implements TargetHandler {

    static final String PATH = "path";
    static final String IMAGES = "images";
    static final String CLASSES = "classes";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(PATH, Type.PATH, "a list of pictures and their boxes, or a folder that holds some"),
                OptionSpec.optional(IMAGES, Type.PATH, "folder of the pictures; without it, beside the list"),
                OptionSpec.optional(
                        CLASSES,
                        Type.PATH,
                        "the list of classes, one per line; without it, _classes.txt beside the list"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return KerasSource.open(request);
    }
}
