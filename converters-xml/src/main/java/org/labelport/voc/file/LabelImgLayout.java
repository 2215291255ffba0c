package org.labelport.voc.file;

import java.util.Locale;
import java.util.Optional;
import org.labelport.model.Split;

/** Where LabelImg's files lie: the XML file beside the picture, one folder for each split. */
public final class LabelImgLayout {

    /** The classes that LabelImg offers, one in each line. */
    public static final String CLASSES = "predefined_classes.txt";

    private LabelImgLayout() {}

    /** The folder of a split, with a slash at its end; never the root, where other files lie. */
    public static String folder(Split split) {
        return switch (split) {
            case NONE -> "images/";
            case TRAIN -> "train/";
            case VALIDATION -> "val/";
            case TEST -> "test/";
        };
    }

    /** The split whose folder a file lies in, as Labelport and other programs call it; empty for other folders. */
    public static Optional<Split> split(String path) {
        int slash = path.indexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash);
        return folder.equalsIgnoreCase("images") ? Optional.of(Split.NONE) : splitOf(folder);
    }

    /** The split that a folder or set is called like; empty for other names. */
    public static Optional<Split> splitOf(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(Split.TRAIN);
            case "val", "valid", "validation" -> Optional.of(Split.VALIDATION);
            case "test", "testing" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }
}
