package org.labelport.yolo.rows;

import java.util.List;
import org.labelport.options.OptionSpec;

/** What becomes of regions that cover many objects, which the format cannot mark as such. */
public enum CrowdPolicy {
    /** They are left out. */
    DROP,
    /** Each is written like a single object. */
    KEEP;

    /** The option that chooses. */
    public static final OptionSpec OPTION = OptionSpec.choice(
            "crowd",
            "drop",
            List.of("drop", "keep"),
            "regions of many objects (iscrowd): drop leaves them out, keep writes each like a single object");

    /** The policy that a value of the option names. */
    public static CrowdPolicy of(String option) {
        return option.equals("keep") ? KEEP : DROP;
    }
}
