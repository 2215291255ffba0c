package org.labelport.masks;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.masks.file.PictureFolders;
import org.labelport.masks.plain.MaskFolders;
import org.labelport.masks.plain.MaskPictures;
import org.labelport.masks.plain.ReadClasses;
import org.labelport.masks.read.MaskFile;
import org.labelport.masks.read.MaskNames;
import org.labelport.masks.read.PictureSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads pictures and their masks, which are in separate folders under the same names, or beside each other. */
@Component
@ProvidesTarget(target = "masks", title = "Segmentation masks (indexed PNG)", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class MasksTarget implements TargetHandler {

    private static final String PATH = "path";
    private static final String IGNORE = "ignore";

    @Override
    public List<OptionSpec> filterKeys() {
        List<OptionSpec> keys = new ArrayList<>();
        keys.add(OptionSpec.required(
                PATH, OptionSpec.Type.PATH, "folder that holds the folders of pictures and masks, and classes.json"));
        keys.addAll(MaskFolders.filterKeys());
        keys.add(OptionSpec.optional(
                IGNORE,
                OptionSpec.Type.INTEGER,
                "value of pixels without a class; without it that in dataset_meta.json, or 255, or 65535 in masks of"
                        + " 16 bits"));
        return List.copyOf(keys);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Options filter = request.filter();
        Path root = PictureSource.requireFolder(
                filter.path(PATH), "the folder that holds the folders of pictures and masks");
        MaskFolders folders = MaskFolders.find(root, filter);
        ReadClasses classes = ReadClasses.in(root, request.limits());
        classes.colorProblems()
                .forEach(problem -> request.report()
                        .loss(Loss.ofDataset(LossCodes.COLOR_DROPPED, classes.source() + ": " + problem)));
        return new PictureSource(
                classes.taxonomy(),
                PictureFolders.in(folders.images()),
                new MaskPictures(
                        folders,
                        new MediaFolder(folders.masks()),
                        MaskFile.folder(root.resolve(MaskFolders.INSTANCES)),
                        classes,
                        filter.isSet(IGNORE) ? OptionalInt.of((int) filter.integer(IGNORE)) : classes.ignored(),
                        request.report(),
                        request.limits()),
                folders.areBeside()
                        ? Optional.empty()
                        : Optional.of(MaskNames.of(folders.masks(), folders.suffix() + ".png")),
                request);
    }
}
