package org.labelport.yolo.darknet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.yolo.pictures.PictureNames;

/** Where the files of a data set are, and which names Darknet finds. */
final class DarknetLayout {

    static final String DATA = "obj.data";
    static final String NAMES = "obj.names";
    /** The beginning of paths in files, because Darknet runs in the folder above. Other readers remove it. */
    static final String PREFIX = "data/";

    static final List<String> SUBSETS = List.of("train", "valid", "test");

    /** The keys of obj.data that do not name a list of pictures. */
    static final Set<String> OTHER_KEYS =
            Set.of("classes", "names", "backup", "results", "eval", "map", "top", "labels", "difficult", "gpus");

    /** The extensions of pictures whose label file AlexeyAB's Darknet finds, in lower or upper case. */
    static final Set<String> SUFFIXES = Set.of(".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".tiff");

    /** The extensions that the Darknet of YOLO's authors replaces, in its order. */
    static final List<String> ORIGINAL_SUFFIXES = List.of(".jpg", ".png", ".JPG", ".JPEG");

    /** Texts that it replaces by {@code labels} in its order, and names of folders that other Darknets replace. */
    static final List<String> REPLACED = List.of("images", "JPEGImages", "raw");

    /** The same texts as no Darknet replaces them. */
    private static final Map<String, String> KEPT =
            Map.of("images", "Images", "JPEGImages", "JpegImages", "raw", "Raw");

    private DarknetLayout() {}

    static String subset(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "valid";
            case TEST -> "test";
        };
    }

    static String folder(String subset) {
        return "obj_" + subset + "_data";
    }

    /** Returns a name for which every Darknet that knows the extension finds the labels beside the picture. */
    static String spelled(String path) {
        String name = PictureNames.spelled(path, Set.copyOf(REPLACED), SUFFIXES);
        name = isPicture(name) && !isSuffix(SafePath.extension(name)) ? name + ".jpg" : name;
        String suffix = SafePath.extension(name);
        String stem = SafePath.stem(name);
        for (String text : REPLACED) {
            stem = stem.replace(text, KEPT.get(text));
        }
        for (String text : ORIGINAL_SUFFIXES) {
            stem = stem.replace(text, "_" + text.substring(1));
        }
        return (isSuffix(suffix) ? stem.replace(suffix, "_" + suffix.substring(1)) : stem) + suffix;
    }

    /** Whether AlexeyAB's Darknet replaces an extension, which it does not in mixed case. */
    static boolean isSuffix(String extension) {
        return SUFFIXES.contains(extension)
                || SUFFIXES.contains(extension.toLowerCase(Locale.ROOT))
                        && extension.equals(extension.toUpperCase(Locale.ROOT));
    }

    static boolean isPicture(String name) {
        return SUFFIXES.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }

    static String labelName(String picture) {
        return SafePath.stem(picture) + ".txt";
    }
}
