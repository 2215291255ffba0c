package org.labelport.masks.file;

import java.util.Optional;
import org.labelport.model.Split;

/**
 * A folder with the pictures of a split.
 *
 * @param name of the folder, with a slash at its end; empty for the root of a data set that has no folders of splits
 */
public record PictureFolder(Split split, String name) {

    /** The folder of Cityscapes' coarse labels. */
    private static final String MORE_TO_LEARN_FROM = "train_extra";

    /** Returns the folder of the split that the name stands for; a folder without a split for any other name. */
    public static PictureFolder of(String name) {
        Split split = name.equalsIgnoreCase(MORE_TO_LEARN_FROM) ? Split.TRAIN : Split.ofWord(name);
        return new PictureFolder(split, name + "/");
    }

    /** Returns the folder of the split that the name stands for; empty for any other name. */
    static Optional<PictureFolder> known(String name) {
        return Optional.of(of(name)).filter(folder -> folder.split != Split.NONE);
    }
}
