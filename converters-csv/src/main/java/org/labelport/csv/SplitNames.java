package org.labelport.csv;

import org.labelport.model.Split;

/** The words for splits in the tables. */
final class SplitNames {

    private SplitNames() {}

    static String of(Split split) {
        return switch (split) {
            case NONE -> "";
            case TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    static Split parse(String name) {
        for (Split split : Split.values()) {
            if (of(split).equals(name)) {
                return split;
            }
        }
        throw new IllegalArgumentException(
                "'" + name + "' is not a split. Write train, val or test, or leave it empty.");
    }
}
