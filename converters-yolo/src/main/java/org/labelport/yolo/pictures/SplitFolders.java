package org.labelport.yolo.pictures;

import java.util.Locale;
import org.labelport.model.Split;

/** The names of splits. */
public final class SplitFolders {

    private SplitFolders() {}

    /** Returns the name of a split. Items without a split are training data. */
    public static String of(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    /** Returns the split that a name means in any tool's spelling; {@link Split#NONE} for any other name. */
    public static Split split(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Split.TRAIN;
            case "val", "valid", "validation" -> Split.VALIDATION;
            case "test", "testing" -> Split.TEST;
            default -> Split.NONE;
        };
    }
}
