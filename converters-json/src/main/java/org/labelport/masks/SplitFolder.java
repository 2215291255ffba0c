package org.labelport.masks;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Split;

/**
 * A folder with the pictures of a split.
 *
 * @param name of the folder, with a slash at its end; empty for a folder that is not divided
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

    /** The folder of a split as its name says; one of no split for any other name. */
    public static SplitFolder of(String name) {
        return new SplitFolder(SPLITS.getOrDefault(name.toLowerCase(Locale.ROOT), Split.NONE), name + "/");
    }

    /** The folder of a split when its name is that of one. */
    static Optional<SplitFolder> known(String name) {
        return Optional.of(of(name)).filter(folder -> folder.split != Split.NONE);
    }
}
