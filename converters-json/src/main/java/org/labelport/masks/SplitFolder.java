package org.labelport.masks;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Split;

/**
 * A folder with the pictures of a split.
 *
 * @param name of the folder, with a slash at its end; empty for the root of a data set that has no folders of splits
 */
public record SplitFolder(Split split, String name) {

    private static final Map<String, Split> SPLITS = Map.of(
            "train", Split.TRAIN,
            "training", Split.TRAIN,
            "train_extra", Split.TRAIN,
            "val", Split.VALIDATION,
            "valid", Split.VALIDATION,
            "validation", Split.VALIDATION,
            "test", Split.TEST,
            "testing", Split.TEST);

    /** Returns the folder of the split that the name stands for; a folder without a split for any other name. */
    public static SplitFolder of(String name) {
        return new SplitFolder(SPLITS.getOrDefault(name.toLowerCase(Locale.ROOT), Split.NONE), name + "/");
    }

    /** Returns the folder of the split that the name stands for; empty for any other name. */
    static Optional<SplitFolder> known(String name) {
        return Optional.of(of(name)).filter(folder -> folder.split != Split.NONE);
    }
}
