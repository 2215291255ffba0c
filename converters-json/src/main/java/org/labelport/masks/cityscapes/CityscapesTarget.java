package org.labelport.masks.cityscapes;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.masks.file.PictureFolders;
import org.labelport.masks.read.PictureSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads data sets in the layout of Cityscapes. */
@Component
@ProvidesTarget(target = "cityscapes", title = "Cityscapes", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CityscapesTarget implements TargetHandler {

    private static final String PATH = "path";
    private static final String QUALITY = "annotations";
    private static final String SHAPES = "shapes";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(PATH, OptionSpec.Type.PATH, "folder that holds leftImg8bit and gtFine"),
                OptionSpec.choice(
                        QUALITY,
                        "fine",
                        List.of("fine", "coarse"),
                        "which annotations are read: those in gtFine, or those in gtCoarse"),
                OptionSpec.choice(
                        SHAPES,
                        "masks",
                        List.of("masks", "polygons"),
                        "what annotations are read from: the exact masks, or the polygons beside them"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Options filter = request.filter();
        Path root = PictureSource.requireFolder(filter.path(PATH), "the folder that holds leftImg8bit");
        Path pictures = PictureSource.requireFolder(CityPictures.folder(root), "the folder that holds leftImg8bit");
        String quality = filter.text(QUALITY).equals("fine") ? CityFile.FINE : "gtCoarse";
        Path masks = PictureSource.requireFolder(root.resolve(quality), "a folder that holds " + quality);
        CityPictures.Form form = CityPictures.Form.valueOf(filter.text(SHAPES).toUpperCase(Locale.ROOT));
        CityLabels labels = CityLabels.in(root, request.limits());
        labels.unused()
                .forEach(unused -> request.report()
                        .loss(Loss.ofDataset(
                                "cityscapes.label-ignored",
                                CityLabels.FILE + ", line " + unused.line() + ": " + unused.message())));
        return new PictureSource(
                labels.taxonomy(),
                PictureFolders.in(pictures),
                new CityPictures(
                        new MediaFolder(masks),
                        quality,
                        form,
                        labels,
                        OriginalNames.in(root, request.limits()),
                        request.report(),
                        request.limits()),
                Optional.of(form.names(masks, quality)),
                request);
    }
}
