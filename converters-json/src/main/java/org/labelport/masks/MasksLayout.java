package org.labelport.masks;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.model.Split;
import org.labelport.output.SafePath;

/** Where things are in a data set of masks. */
public final class MasksLayout {

    static final String IMAGES = "images";
    static final String MASKS = "masks";
    static final String INSTANCES = "instances";

    static final Set<String> SUFFIXES =
            Set.of(".bmp", ".gif", ".jpeg", ".jpg", ".png", ".ppm", ".tif", ".tiff", ".webp");

    private static final Pattern HIDDEN = Pattern.compile("(^|/)\\.");

    private MasksLayout() {}

    /** The folder of a split; data that is not divided is for training. */
    public static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    /** The name that a picture can have: readers do not look at names that start with a dot. */
    public static String spelled(String path) {
        return HIDDEN.matcher(path).replaceAll("$1_.");
    }

    /** Whether a name is that of a picture. */
    public static boolean isPicture(String name) {
        return SUFFIXES.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }
}
