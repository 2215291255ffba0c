package org.labelport.cvat.file;

import java.util.Arrays;
import java.util.Optional;
import org.labelport.model.Split;
import org.labelport.output.SafePath;

/** CVAT's names for splits. */
public final class CvatSubsets {

    /** CVAT's name for frames without a subset, written only when other frames have one. */
    private static final String DEFAULT = "default";

    private CvatSubsets() {}

    /** Returns the name of a split. */
    public static String of(Split split) {
        return switch (split) {
            case NONE -> DEFAULT;
            case TRAIN -> "train";
            case VALIDATION -> "validation";
            case TEST -> "test";
        };
    }

    /** Returns the split that a subset's name means, in any spelling that tools use; empty for any other name. */
    public static Optional<Split> parse(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.equalsIgnoreCase(DEFAULT)) {
            return Optional.of(Split.NONE);
        }
        return Optional.of(Split.ofWord(stripped)).filter(split -> split != Split.NONE);
    }

    /**
     * Returns the split of a file that does not name one: that of the first of its folders with the name of a split,
     * else that of its own name, which Datumaro takes for the subset.
     *
     * @param file path below the folder of the data set, {@code /}-separated
     * @return {@link Split#NONE} when no name is one of a split
     */
    public static Split ofFile(String file) {
        return Arrays.stream(SafePath.stem(file).split("/"))
                .flatMap(name -> parse(name).stream())
                .filter(split -> split != Split.NONE)
                .findFirst()
                .orElse(Split.NONE);
    }
}
