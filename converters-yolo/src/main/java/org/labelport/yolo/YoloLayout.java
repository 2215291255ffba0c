package org.labelport.yolo;

import java.util.Locale;
import java.util.Set;
import org.labelport.output.SafePath;
import org.labelport.yolo.pictures.PictureNames;

/** Where things are in a YOLO data set, and which names Ultralytics finds. */
final class YoloLayout {

    static final String DATA_YAML = "data.yaml";
    static final String IMAGES = "images";
    static final String LABELS = "labels";

    private YoloLayout() {}

    /** Whether Ultralytics takes a file of this name for a picture. */
    static boolean isPicture(String path) {
        return PictureNames.ULTRALYTICS.contains(SafePath.extension(path).toLowerCase(Locale.ROOT));
    }

    /**
     * The name that a picture can have. Ultralytics finds the label of a picture by replacing the last folder called
     * {@code images}, so there is none below the split's folder; and it does not look at names that start with a dot.
     */
    static String spelled(String path) {
        return PictureNames.spelled(path, Set.of(IMAGES), PictureNames.ULTRALYTICS);
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
