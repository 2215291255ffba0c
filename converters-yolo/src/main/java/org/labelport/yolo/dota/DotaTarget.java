package org.labelport.yolo.dota;

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

/** Reads data sets in the layout of DOTA, which Roboflow exports as YOLOv5 OBB. */
@Component(service = TargetHandler.class)
@ProvidesTarget(target = "dota", title = "DOTA labels (labelTxt)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class DotaTarget implements TargetHandler {

    private static final String PATH = "path";
    private static final String IMAGES = "images";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH,
                        OptionSpec.Type.PATH,
                        "the folder with labelTxt, or with the folders of splits that have one"),
                OptionSpec.optional(
                        IMAGES,
                        OptionSpec.Type.PATH,
                        "the folder of the pictures, or of the splits' folders of them; without it, images, or the folder around labelTxt"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path(PATH).toAbsolutePath().normalize();
        Optional<Path> images = request.filter().optionalPath(IMAGES);
        return new DotaSource(DotaFolder.find(path, images, request.report()), images.isPresent(), request);
    }
}
