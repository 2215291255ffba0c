package org.labelport.yolo.pictures;

import java.util.Locale;
import org.labelport.model.Split;

/** What the parts of a data set are called. */
public final class SplitFolders {

    private SplitFolders() {}

    /** The name of a split; items without a split are training data. */
    public static String of(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    /** The split that a name stands for, as different tools call it; {@link Split#NONE} for any other name. */
    public static Split split(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Split.TRAIN;
            case "val", "valid", "validation" -> Split.VALIDATION;
            case "test", "testing" -> Split.TEST;
            default -> Split.NONE;
        };
    }
}
