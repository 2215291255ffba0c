package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.masks.read.PictureSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/**
 * The folders of a data set's pictures and masks.
 *
 * @param images folder of the pictures, with a folder for each split
 * @param masks folder of the masks, with the same folders in it; the same as {@code images} for masks beside pictures
 * @param suffix text between the picture's name and {@code .png} in the names of masks
 */
public record MaskFolders(Path images, Path masks, String suffix) {

    /** The folder that pictures are written to, and the filter key that names another one. */
    static final String IMAGES = "images";

    /** The folder that masks are written to, and the filter key that names another one. */
    static final String MASKS = "masks";

    /** The usual names of the folder of pictures, the most common one first. */
    private static final List<String> USUAL_IMAGES = List.of(IMAGES, "img_dir", "JPEGImages");

    /**
     * The usual names of the folder of masks, the most common one first. The earlier labelme2voc has arrays in
     * SegmentationClass, so its folder of PNGs comes before that.
     */
    private static final List<String> USUAL_MASKS =
            List.of(MASKS, "ann_dir", "annotations", "labels", "SegmentationClassPNG", "SegmentationClass");

    /** The folder of masks that number the objects. */
    public static final String INSTANCES = "instances";

    private static final String SUFFIX = "suffix";
    private static final String PNG = ".png";

    /** The suffix of Roboflow's masks. */
    private static final String BESIDE = "_mask";

    /** Returns the filter keys that name the folders and the suffix. */
    public static List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.optional(
                        IMAGES,
                        OptionSpec.Type.TEXT,
                        "folder of the pictures in it; without it images, img_dir or JPEGImages"),
                OptionSpec.optional(
                        MASKS,
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
    public static MaskFolders find(Path root, Options filter) throws ExportException, IOException {
        Optional<String> suffix = filter.isSet(SUFFIX) ? Optional.of(filter.text(SUFFIX)) : Optional.empty();
        if (!filter.isSet(IMAGES) && !filter.isSet(MASKS) && PixelValues.isIn(root)) {
            return new MaskFolders(root, root, suffix.orElse(BESIDE));
        }
        return new MaskFolders(
                folder(root, filter, IMAGES, USUAL_IMAGES),
                folder(root, filter, MASKS, USUAL_MASKS),
                suffix.orElse(""));
    }

    /** Finds the folders with the usual names. That of pictures need not exist: masks can be looked at without them. */
    public static MaskFolders usual(Path root) throws ExportException, IOException {
        return PixelValues.isIn(root)
                ? new MaskFolders(root, root, BESIDE)
                : new MaskFolders(
                        first(root, USUAL_IMAGES).orElse(root.resolve(IMAGES)),
                        first(root, USUAL_MASKS)
                                .orElseThrow(() -> new ExportException(
                                        "source.missing",
                                        noneOf(root, USUAL_MASKS) + ". Give the folder that holds one of them.")),
                        "");
    }

    private static Path folder(Path root, Options filter, String key, List<String> candidates) throws ExportException {
        if (filter.isSet(key)) {
            return PictureSource.requireFolder(root.resolve(filter.text(key)), "an existing one with " + key + "=");
        }
        return first(root, candidates)
                .orElseThrow(() -> new ExportException(
                        "source.missing",
                        noneOf(root, candidates)
                                + ". Give the folder that holds one of them, or the name of yours with " + key + "="));
    }

    private static Optional<Path> first(Path root, List<String> candidates) {
        return candidates.stream().map(root::resolve).filter(FileKind::isFolder).findFirst();
    }

    private static String noneOf(Path root, List<String> candidates) {
        return "none of the folders " + String.join(", ", candidates) + " is in " + root;
    }

    /** Returns whether a file is a mask beside its picture. */
    public boolean isMaskBeside(String name) {
        return areBeside() && pictureOf(name).isPresent();
    }

    /** Returns the name of a picture's mask in the folder of masks. */
    public String maskOf(String picture) {
        return SafePath.stem(picture) + suffix + PNG;
    }

    /** Returns the name without extension of the picture that a mask is for; empty for a file that is no mask. */
    public Optional<String> pictureOf(String mask) {
        String end = suffix + PNG;
        return mask.endsWith(end) ? Optional.of(mask.substring(0, mask.length() - end.length())) : Optional.empty();
    }

    /** Returns whether masks are beside their pictures. */
    public boolean areBeside() {
        return images.normalize().equals(masks.normalize());
    }
}
