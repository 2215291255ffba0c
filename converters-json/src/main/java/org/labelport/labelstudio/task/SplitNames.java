package org.labelport.labelstudio.task;

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
}
