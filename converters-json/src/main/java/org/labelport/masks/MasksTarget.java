package org.labelport.masks;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Reads pictures and masks that lie in folders of their own, under the same names. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(target = "masks", title = "Segmentation masks (indexed PNG)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class MasksTarget implements TargetHandler {

    private static final String PATH = "path";
    private static final String SUFFIX = "suffix";
    private static final String IGNORE = "ignore";

    /** Used by the service registry and by {@code ServiceLoader}. */
    public MasksTarget() {}

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(PATH, OptionSpec.Type.PATH, "the folder with pictures, masks and classes.json"),
                OptionSpec.optional(
                        MasksLayout.IMAGES,
                        OptionSpec.Type.TEXT,
                        "the folder of the pictures in it; images, img_dir or JPEGImages when not given"),
                OptionSpec.optional(
                        MasksLayout.MASKS,
                        OptionSpec.Type.TEXT,
                        "the folder of the masks in it; masks, ann_dir, annotations, labels or SegmentationClass when not"
                                + " given"),
                OptionSpec.optional(
                        SUFFIX,
                        OptionSpec.Type.TEXT,
                        "what masks have in their names after the picture's, before .png"),
                OptionSpec.optional(
                        IGNORE,
                        OptionSpec.Type.INTEGER,
                        "the value of pixels that are no class; 255, in masks of 16 bits 65535, when not given"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Options filter = request.filter();
        Path root = PictureSource.requireFolder(filter.path(PATH), "the folder that holds images and masks");
        Path images = folder(root, filter, MasksLayout.IMAGES, MasksFolders.IMAGES);
        Path masks = folder(root, filter, MasksLayout.MASKS, MasksFolders.MASKS);
        ReadClasses classes = ReadClasses.in(root, request.json());
        return new PictureSource(
                classes.taxonomy(),
                images,
                SplitFolder.in(images),
                new MaskPictures(
                        new MediaFolder(masks),
                        MaskFile.folder(root.resolve(MasksLayout.INSTANCES)),
                        classes,
                        filter.isSet(SUFFIX) ? filter.text(SUFFIX) : "",
                        filter.isSet(IGNORE) ? OptionalInt.of((int) filter.integer(IGNORE)) : OptionalInt.empty(),
                        request.report(),
                        request.limits()),
                request);
    }

    private static Path folder(Path root, Options filter, String key, List<String> candidates) throws ExportException {
        if (filter.isSet(key)) {
            return PictureSource.requireFolder(root.resolve(filter.text(key)), "an existing one with " + key + "=");
        }
        Optional<Path> found = candidates.stream()
                .map(root::resolve)
                .filter(FileKind::isFolder)
                .findFirst();
        return found.orElseThrow(() -> new ExportException(
                "source.missing",
                "there is none of the folders " + String.join(", ", candidates) + " in " + root
                        + ". Give the folder that holds one, or the name of yours with " + key + "="));
    }
}
