package org.labelport.yolo;

import java.util.List;
import org.labelport.options.OptionSpec;

/** What becomes of regions that cover many objects, which the format cannot mark as such. */
enum CrowdPolicy {
    DROP,
    KEEP;

    static final OptionSpec OPTION = OptionSpec.choice(
            "crowd",
            "drop",
            List.of("drop", "keep"),
            "regions of many objects (iscrowd): drop leaves them out, keep writes each like a single object");

    static CrowdPolicy of(String option) {
        return option.equals("keep") ? KEEP : DROP;
    }
}
