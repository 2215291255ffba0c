package org.labelport.masks.camvid;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.masks.camvid.CamvidPictures.Infix;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.PictureFolders;
import org.labelport.masks.read.MaskNames;
import org.labelport.masks.read.PictureSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads pictures with masks of colours, in the layout of Datumaro and SegNet, or in that of CamVid itself. */
@Component
@ProvidesTarget(target = "camvid", title = "CamVid", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CamvidTarget implements TargetHandler {

    private static final String PATH = "path";
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";
    private static final String SUFFIX = "suffix";

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH,
                        OptionSpec.Type.PATH,
                        "folder that holds label_colors.txt and the folders of pictures and masks"),
                OptionSpec.optional(
                        IMAGES,
                        OptionSpec.Type.TEXT,
                        "folder of the pictures in it, such as 701_StillsRaw_full; without it, each folder such as"
                                + " train beside which there is one such as trainannot"),
                OptionSpec.optional(
                        MASKS,
                        OptionSpec.Type.TEXT,
                        "folder of the masks in it, if images is given; without it LabeledApproved_full"),
                OptionSpec.optional(
                        SUFFIX,
                        OptionSpec.Type.TEXT,
                        "text between the picture's name and .png in the names of masks, if images is given; without"
                                + " it _L"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Options filter = request.filter();
        Path root = PictureSource.requireFolder(filter.path(PATH), "the folder with label_colors.txt");
        ColorList colors = ColorList.anyIn(root).named(root, request.limits());
        if (filter.isSet(IMAGES)) {
            Path images = PictureSource.requireFolder(
                    root.resolve(filter.text(IMAGES)), "an existing one with " + IMAGES + "=");
            Path masks = PictureSource.requireFolder(
                    root.resolve(text(filter, MASKS, "LabeledApproved_full")), "an existing one with " + MASKS + "=");
            String end = text(filter, SUFFIX, "_L");
            return new PictureSource(
                    colors.taxonomy(),
                    PictureFolders.in(images),
                    new CamvidPictures(
                            new MediaFolder(masks), new Infix("", end), colors, request.report(), request.limits()),
                    Optional.of(MaskNames.of(masks, end + CamvidLayout.PNG)),
                    request);
        }
        return new PictureSource(
                colors.taxonomy(),
                splits(root),
                new CamvidPictures(
                        new MediaFolder(root),
                        new Infix(CamvidLayout.MASKS, ""),
                        colors,
                        request.report(),
                        request.limits()),
                Optional.of(new MaskNames(root, CamvidLayout.MASKS, List.of(CamvidLayout.PNG), "")),
                request);
    }

    private static String text(Options filter, String key, String otherwise) {
        return filter.isSet(key) ? filter.text(key) : otherwise;
    }

    private static PictureFolders splits(Path root) throws ExportException, IOException {
        // What has another name is not looked at: it may be a link to nothing, which is no matter of the data set.
        List<PictureFolder> found = FolderList.of(root).stream()
                .map(entry -> entry.getFileName().toString())
                .filter(name -> name.endsWith(CamvidLayout.MASKS) && !name.equals(CamvidLayout.MASKS))
                .map(masks -> masks.substring(0, masks.length() - CamvidLayout.MASKS.length()))
                .filter(name -> FileKind.isFolder(root.resolve(name + CamvidLayout.MASKS))
                        && FileKind.isFolder(root.resolve(name)))
                .sorted()
                .map(PictureFolder::of)
                .toList();
        if (found.isEmpty()) {
            throw new ExportException(
                    "source.missing",
                    "there is no pair of folders such as train and trainannot in " + root
                            + ". Give the folder that holds them, or name your own with " + IMAGES + "= and " + MASKS
                            + "=.");
        }
        return new PictureFolders(root, found);
    }
}
