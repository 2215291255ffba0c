package org.labelport.yolo.dataset;

import java.util.Locale;
import java.util.Set;
import org.labelport.output.SafePath;
import org.labelport.yolo.pictures.PictureNames;

/** Where the files of a YOLO data set are, and which names Ultralytics finds. */
public final class YoloLayout {

    public static final String DATA_YAML = "data.yaml";
    public static final String IMAGES = "images";
    public static final String LABELS = "labels";

    private YoloLayout() {}

    /** Whether Ultralytics accepts a file of this name as a picture. */
    public static boolean isPicture(String path) {
        return PictureNames.ULTRALYTICS.contains(SafePath.extension(path).toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the name that a picture gets. Ultralytics finds the label of a picture by replacing the last folder
     * called {@code images}, so there must be none below the split's folder. It also ignores names that begin with a
     * dot.
     */
    public static String spelled(String path) {
        return PictureNames.spelled(path, Set.of(IMAGES), PictureNames.ULTRALYTICS);
    }

    /** Returns the name of a picture's label file: the last extension is replaced. */
    public static String labelName(String picture) {
        return SafePath.stem(picture) + ".txt";
    }

    /**
     * Returns the path of the folder of labels: the last segment called {@code images} is replaced by {@code labels}.
     * Without such a segment it is the same path, because labels are beside the pictures.
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
