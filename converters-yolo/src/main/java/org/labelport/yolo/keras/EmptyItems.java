package org.labelport.yolo.keras;

import java.util.List;
import org.labelport.options.OptionSpec;

/** What is done with pictures without a box, which some readers cannot open or train from. */
enum EmptyItems {
    /** They have a line without boxes. */
    KEEP,
    /** They are left out, with their picture. */
    DROP;

    /** The option that chooses. */
    static final OptionSpec OPTION = OptionSpec.choice(
            "empty-items",
            "keep",
            List.of("keep", "drop"),
            "pictures without a box: keep writes a line without boxes, drop leaves them out");

    /** Returns what a value of the option means. */
    static EmptyItems of(String option) {
        return option.equals("drop") ? DROP : KEEP;
    }
}
