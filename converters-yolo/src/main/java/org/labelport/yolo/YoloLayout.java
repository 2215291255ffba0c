package org.labelport.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.model.Split;
import org.labelport.output.SafePath;

/** Where things are in a YOLO data set, and which names Ultralytics finds. */
final class YoloLayout {

    static final String DATA_YAML = "data.yaml";
    static final String IMAGES = "images";
    static final String LABELS = "labels";

    private static final Set<String> SUFFIXES =
            Set.of(".bmp", ".dng", ".heic", ".jpeg", ".jpg", ".mpo", ".pfm", ".png", ".tif", ".tiff", ".webp");

    private YoloLayout() {}

    /** The folder's name of a split; items without a split are training data. */
    static String folderOf(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    /** Whether Ultralytics takes a file of this name for a picture. */
    static boolean isPicture(String path) {
        return SUFFIXES.contains(SafePath.extension(path).toLowerCase(Locale.ROOT));
    }

    /**
     * The name that a picture can have. Ultralytics finds the label of a picture by replacing the last folder called
     * {@code images}, so there is none below the split's folder; and it does not look at names that start with a dot.
     */
    static String spelled(String path) {
        List<String> spelled = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (i == segments.length - 1 || !segments[i].equals(IMAGES)) {
                spelled.add(segments[i].startsWith(".") ? "_" + segments[i] : segments[i]);
            }
        }
        return String.join("/", spelled);
    }

    /** The name of a picture's label file: the last extension replaced. */
    static String labelName(String picture) {
        return SafePath.stem(picture) + ".txt";
    }

    /**
     * A folder's path with its last segment called {@code images} replaced by {@code labels}, or the same path when
     * there is no such segment: then labels lie beside the pictures.
     *
     * @param path {@code /}-separated, without a slash at its end
     */
    static String labelFolder(String path) {
        String closed = path + "/";
        String images = "/" + IMAGES + "/";
        int at = closed.lastIndexOf(images);
        if (at >= 0) {
            closed = closed.substring(0, at) + "/" + LABELS + "/" + closed.substring(at + images.length());
        } else if (closed.startsWith(IMAGES + "/")) {
            closed = LABELS + "/" + closed.substring(IMAGES.length() + 1);
        }
        return closed.substring(0, closed.length() - 1);
    }
}
