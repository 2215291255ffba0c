package org.labelport.masks.cityscapes;

import java.util.List;
import java.util.Locale;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;

/** What happens to pictures that are not PNG files. */
enum PictureForm {
    /** They are encoded as PNG. */
    PNG,
    /** They are copied as they are. */
    KEEP;

    static final OptionSpec OPTION = OptionSpec.choice(
            "pictures",
            "png",
            List.of("png", "keep"),
            "pictures that are not PNG files: png encodes them as PNG, which readers expect, keep copies them as they"
                    + " are");

    static PictureForm of(Options options) {
        return valueOf(options.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }
}
