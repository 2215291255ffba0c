package org.labelport.masks.ade20k;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.masks.file.PictureFolders;
import org.labelport.masks.read.MaskNames;
import org.labelport.masks.read.PictureSource;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads data sets in the layouts of ADE20K. */
@Component
@ProvidesTarget(target = "ade20k", title = "ADE20K", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class AdeTarget implements TargetHandler {

    private static final String PATH = "path";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(OptionSpec.required(
                PATH, OptionSpec.Type.PATH, "folder that holds training and validation, or images and annotations"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path root = PictureSource.requireFolder(
                request.filter().path(PATH), "the folder that holds training, or images and annotations");
        AdeClasses classes = AdeClasses.in(root, request.limits());
        Path images = root.resolve(AdeLayout.IMAGES);
        Path annotations = root.resolve(AdeLayout.ANNOTATIONS);
        if (FileKind.isFolder(images) && FileKind.isFolder(annotations)) {
            return new PictureSource(
                    classes.taxonomy(),
                    PictureFolders.in(images),
                    new ScenePictures(new MediaFolder(annotations), classes, request.report(), request.limits()),
                    Optional.of(MaskNames.of(annotations, ".png")),
                    request);
        }
        return new PictureSource(
                classes.taxonomy(),
                PictureFolders.in(root),
                new AdePictures(new MediaFolder(root), classes, request.report(), request.limits()),
                Optional.of(MaskNames.of(root, AdeLayout.SEGMENTS)),
                request);
    }
}
