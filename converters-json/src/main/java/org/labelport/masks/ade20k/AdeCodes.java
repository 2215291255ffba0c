package org.labelport.masks.ade20k;

import java.util.List;
import org.labelport.report.LossSpec;

/** Codes of losses that only this format has; the shared ones are in {@code LossCodes}. */
final class AdeCodes {

    /** Loaders look for pictures that end in .jpg. */
    static final String NOT_JPEG = "image.not-jpeg";

    static final List<LossSpec> OWN = List.of(
            new LossSpec(NOT_JPEG, "pictures whose names do not end in .jpg, where loaders look for .jpg only"));

    private AdeCodes() {}
}
