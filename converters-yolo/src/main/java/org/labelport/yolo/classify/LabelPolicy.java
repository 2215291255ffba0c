package org.labelport.yolo.classify;

import java.util.List;
import java.util.Locale;
import org.labelport.options.OptionSpec;

/** What is done with pictures that have several labels, in formats in which a picture has one class. */
public enum LabelPolicy {
    /** The data set is refused. */
    REFUSE,
    /** The first label is used. */
    FIRST,
    /** The picture is written into the folder of each label. */
    DUPLICATE;

    private static final String NAME = "multi-label";

    /** The option of formats in which a picture is a file in the folder of its class. */
    public static final OptionSpec OF_FOLDERS = OptionSpec.choice(
            NAME,
            "refuse",
            List.of("refuse", "first", "duplicate"),
            "task classify, pictures with several labels: refuse the data set, take the first label of each, or put the"
                    + " picture into the folder of each label");

    /** The option of formats in which a picture has one entry with one class. */
    public static final OptionSpec OF_ENTRIES = OptionSpec.choice(
            NAME,
            "refuse",
            List.of("refuse", "first"),
            "task classify, pictures with several labels: refuse the data set, or take the first label of each");

    /** Returns the policy that a value of the option names. */
    public static LabelPolicy of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }
}
