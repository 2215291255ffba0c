package org.labelport.csv.table;

import org.labelport.model.Split;

/** The words for splits in the tables. */
public final class SplitNames {

    private SplitNames() {}

    /** Returns the word for a split; empty for none. */
    public static String of(Split split) {
        return switch (split) {
            case NONE -> "";
            case TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    /** Returns the split that a word stands for. */
    public static Split parse(String name) {
        for (Split split : Split.values()) {
            if (of(split).equals(name)) {
                return split;
            }
        }
        throw new IllegalArgumentException(
                "'" + name + "' is not a split. Write train, val or test, or leave it empty.");
    }
}
