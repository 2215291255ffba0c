package org.labelport.jsonfile;

import java.util.List;
import java.util.Locale;
import org.labelport.model.Split;

/** Names of folders and files for the parts of a data set. */
public final class SplitFolder {

    private SplitFolder() {}

    /** {@code train}, {@code val} or {@code test}; items without a split are for training. */
    public static String of(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    /** All names, in the order of {@link Split}. */
    public static List<String> all() {
        return List.of("train", "val", "test");
    }

    /** The split that a whole name stands for, in the spellings that are about. */
    public static Split parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Split.TRAIN;
            case "val", "valid", "validation", "dev" -> Split.VALIDATION;
            case "test", "testing", "eval", "evaluation" -> Split.TEST;
            default -> Split.NONE;
        };
    }
}
