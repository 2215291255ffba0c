package org.labelport.yolo.pictures;

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
}
