package org.labelport.labelme;

import java.util.List;
import java.util.Locale;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;

/** The shape that a rotated box is written as. */
enum RotatedBoxes {
    /** A polygon of its corners, which every version of LabelMe reads. */
    POLYGON,
    /** An {@code oriented_rectangle}, which only the newest reads. */
    RECTANGLE;

    static final OptionSpec OPTION = OptionSpec.choice(
            "oriented",
            "polygon",
            List.of("polygon", "rectangle"),
            "Rotated boxes: polygon, which every version reads, or rectangle for oriented_rectangle, which only the"
                    + " newest reads.");

    static RotatedBoxes of(Options options) {
        return valueOf(options.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }
}
