package org.labelport.masks.cityscapes;

import org.labelport.model.Split;

/** The names of Cityscapes' folders of splits. Items without a split are for training. */
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
