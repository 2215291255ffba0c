package org.labelport.masks.ade20k;

import java.util.List;
import org.labelport.report.LossSpec;

/** The codes of losses that only this format has. The shared ones are in {@code LossCodes}. */
final class AdeCodes {

    /** The name of the picture does not end in .jpg, as loaders expect. */
    static final String NOT_JPEG = "image.not-jpeg";

    static final List<LossSpec> OWN = List.of(
            new LossSpec(NOT_JPEG, "pictures whose names do not end in .jpg, where loaders look for .jpg only"));

    private AdeCodes() {}
}
