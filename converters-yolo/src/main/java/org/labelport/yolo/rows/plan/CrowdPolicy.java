package org.labelport.yolo.rows.plan;

import java.util.List;
import org.labelport.options.OptionSpec;

/** What is done with regions that cover many objects, which YOLO cannot mark as such. */
public enum CrowdPolicy {
    /** They are not written. */
    DROP,
    /** Each is written like a single object. */
    KEEP;

    /** The option that chooses the policy. */
    public static final OptionSpec OPTION = OptionSpec.choice(
            "crowd",
            "drop",
            List.of("drop", "keep"),
            "regions of many objects (iscrowd): drop leaves them out, keep writes each like a single object");

    /** Returns the policy that a value of the option names. */
    public static CrowdPolicy of(String option) {
        return option.equals("keep") ? KEEP : DROP;
    }
}
