package org.labelport.yolo.darknet;

import java.util.List;
import java.util.Locale;
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

    /** The extensions of pictures whose label file Darknet finds, in lower or upper case. */
    static final Set<String> SUFFIXES = Set.of(".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".tiff");

    /** Names of folders for which Darknet looks for labels in another folder. */
    private static final Set<String> REPLACED = Set.of("images", "JPEGImages", "raw");

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

    static String spelled(String path) {
        return PictureNames.spelled(path, REPLACED, SUFFIXES);
    }

    static boolean isPicture(String name) {
        return SUFFIXES.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }

    static String labelName(String picture) {
        return SafePath.stem(picture) + ".txt";
    }
}
