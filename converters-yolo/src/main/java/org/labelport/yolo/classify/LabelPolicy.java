package org.labelport.yolo.classify;

import java.util.List;
import org.labelport.options.OptionSpec;

/** What becomes of pictures with several labels, where a picture lies in one folder. */
public enum LabelPolicy {
    /** The data set is refused. */
    REFUSE,
    /** The first label counts. */
    FIRST;

    /** The option that chooses. */
    public static final OptionSpec OPTION = OptionSpec.choice(
            "multi-label",
            "refuse",
            List.of("refuse", "first"),
            "task classify, pictures with several labels: refuse the data set, or take the first label of each");

    /** The policy that a value of the option names. */
    public static LabelPolicy of(String option) {
        return option.equals("first") ? FIRST : REFUSE;
    }
}
