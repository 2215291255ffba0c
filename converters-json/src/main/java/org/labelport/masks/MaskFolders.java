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
 * Where the pictures and masks of a data set are.
 *
 * @param images with the folders of splits
 * @param masks with the same folders; may be the same folder
 * @param suffix what masks have in their names after the picture's, before {@code .png}
 */
record MaskFolders(Path images, Path masks, String suffix) {

    private static final String SUFFIX = "suffix";

    /** Roboflow's. */
    private static final String BESIDE = "_mask";

    /** The keys of a filter that say it. */
    static List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.optional(
                        MasksLayout.IMAGES,
                        OptionSpec.Type.TEXT,
                        "the folder of the pictures in it; images, img_dir or JPEGImages when not given"),
                OptionSpec.optional(
                        MasksLayout.MASKS,
                        OptionSpec.Type.TEXT,
                        "the folder of the masks in it; masks, ann_dir, annotations, labels or SegmentationClass when not"
                                + " given. The same as images for masks beside pictures"),
                OptionSpec.optional(
                        SUFFIX,
                        OptionSpec.Type.TEXT,
                        "text between the picture's name and .png in the names of masks"));
    }

    /** Finds them as a filter says, and else by the names that folders usually have. */
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
                "there is none of the folders " + String.join(", ", candidates) + " in " + root
                        + ". Give the folder that holds one, or the name of yours with " + key + "="));
    }

    /** Whether a file is a mask beside its picture. */
    boolean isMaskBeside(String name) {
        return areBeside() && name.endsWith(suffix + ".png");
    }

    /** Whether masks are beside their pictures. */
    boolean areBeside() {
        return images.normalize().equals(masks.normalize());
    }
}
