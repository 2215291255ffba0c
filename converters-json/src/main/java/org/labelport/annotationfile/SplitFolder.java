package org.labelport.annotationfile;

import java.util.List;
import org.labelport.model.Split;

/** The names of folders and files for the splits of a data set. */
public final class SplitFolder {

    private SplitFolder() {}

    /** Returns {@code train}, {@code val} or {@code test}; items without a split go to {@code train}. */
    public static String of(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    /** Returns all names, in the order of {@link Split}. */
    public static List<String> all() {
        return List.of("train", "val", "test");
    }
}
