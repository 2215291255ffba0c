package org.labelport.yolo.classify;

import java.util.List;
import java.util.Locale;
import org.labelport.options.OptionSpec;

/** What becomes of pictures with several labels, where a picture is of one class. */
public enum LabelPolicy {
    /** The data set is refused. */
    REFUSE,
    /** The first label counts. */
    FIRST,
    /** The picture lies in the folder of each label. */
    DUPLICATE;

    private static final String NAME = "multi-label";

    /** The option that chooses where a picture is a file in the folder of its class. */
    public static final OptionSpec OF_FOLDERS = OptionSpec.choice(
            NAME,
            "refuse",
            List.of("refuse", "first", "duplicate"),
            "task classify, pictures with several labels: refuse the data set, take the first label of each, or put the"
                    + " picture into the folder of each label");

    /** The option that chooses where a picture has one entry with one class. */
    public static final OptionSpec OF_ENTRIES = OptionSpec.choice(
            NAME,
            "refuse",
            List.of("refuse", "first"),
            "task classify, pictures with several labels: refuse the data set, or take the first label of each");

    /** The policy that a value of the option names. */
    public static LabelPolicy of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }
}
