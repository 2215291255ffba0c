package org.labelport.masks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/**
 * The folders of a data set's pictures and masks.
 *
 * @param images folder of the pictures, with a folder for each split
 * @param masks folder of the masks, with the same folders in it; the same as {@code images} for masks beside pictures
 * @param suffix text between the picture's name and {@code .png} in the names of masks
 */
record MaskFolders(Path images, Path masks, String suffix) {

    private static final String SUFFIX = "suffix";

    /** The suffix of Roboflow's masks. */
    private static final String BESIDE = "_mask";

    /** Returns the filter keys that name the folders and the suffix. */
    static List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.optional(
                        MasksLayout.IMAGES,
                        OptionSpec.Type.TEXT,
                        "folder of the pictures in it; without it images, img_dir or JPEGImages"),
                OptionSpec.optional(
                        MasksLayout.MASKS,
                        OptionSpec.Type.TEXT,
                        "folder of the masks in it; without it masks, ann_dir, annotations, labels,"
                                + " SegmentationClassPNG or SegmentationClass."
                                + " The same as images for masks beside pictures"),
                OptionSpec.optional(
                        SUFFIX,
                        OptionSpec.Type.TEXT,
                        "text between the picture's name and .png in the names of masks"));
    }

    /** Finds the folders that a filter names, or those with the usual names. */
    static MaskFolders find(Path root, Options filter) throws ExportException, IOException {
        Optional<String> suffix = filter.isSet(SUFFIX) ? Optional.of(filter.text(SUFFIX)) : Optional.empty();
        if (!filter.isSet(MasksLayout.IMAGES) && !filter.isSet(MasksLayout.MASKS) && PixelValues.isIn(root)) {
            return new MaskFolders(root, root, suffix.orElse(BESIDE));
        }
        return new MaskFolders(
                folder(root, filter, MasksLayout.IMAGES, MasksFolders.IMAGES),
                folder(root, filter, MasksLayout.MASKS, MasksFolders.MASKS),
                suffix.orElse(""));
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
                "none of the folders " + String.join(", ", candidates) + " is in " + root
                        + ". Give the folder that holds one of them, or the name of yours with " + key + "="));
    }

    /** Returns whether a file is a mask beside its picture. */
    boolean isMaskBeside(String name) {
        return areBeside() && name.endsWith(suffix + ".png");
    }

    /** Returns whether masks are beside their pictures. */
    boolean areBeside() {
        return images.normalize().equals(masks.normalize());
    }
}
