package org.labelport.labelstudio.task;

import java.util.Locale;
import org.labelport.model.Split;

/** The names of splits in a task's {@code meta}. */
public final class SplitNames {

    private SplitNames() {}

    public static String of(Split split) {
        return switch (split) {
            case NONE -> "";
            case TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    public static Split parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Split.TRAIN;
            case "val", "valid", "validation", "dev" -> Split.VALIDATION;
            case "test", "testing" -> Split.TEST;
            default -> Split.NONE;
        };
    }
}
