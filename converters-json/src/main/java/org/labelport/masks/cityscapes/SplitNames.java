package org.labelport.masks.cityscapes;

import org.labelport.model.Split;

/** How Cityscapes calls splits; data that is not divided is for training. */
final class SplitNames {

    private SplitNames() {}

    static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }
}
