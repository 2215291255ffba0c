package org.labelport.cvat.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.labelport.model.Split;
import org.labelport.output.SafePath;

/** CVAT's names of splits. */
public final class CvatSubsets {

    /** CVAT's name for frames of no subset, used only beside others. */
    private static final String DEFAULT = "default";

    private CvatSubsets() {}

    public static String of(Split split) {
        return switch (split) {
            case NONE -> DEFAULT;
            case TRAIN -> "train";
            case VALIDATION -> "validation";
            case TEST -> "test";
        };
    }

    /** The split of a subset, whatever its spelling; empty for a name of another kind. */
    public static Optional<Split> parse(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "", DEFAULT -> Optional.of(Split.NONE);
            case "train", "training" -> Optional.of(Split.TRAIN);
            case "val", "valid", "validation" -> Optional.of(Split.VALIDATION);
            case "test", "testing" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }

    /**
     * The split of a file that says none: that of the first of its folders that is called like one, or its own name's, by which Datumaro
     * goes.
     *
     * @param file below the folder of the data set, {@code /}-separated
     */
    public static Split ofFile(String file) {
        return Arrays.stream(SafePath.stem(file).split("/"))
                .flatMap(name -> parse(name).stream())
                .filter(split -> split != Split.NONE)
                .findFirst()
                .orElse(Split.NONE);
    }
}
