package org.labelport.masks.cityscapes;

import java.util.List;
import org.labelport.report.LossSpec;

/** The codes of losses that only this format has. The shared ones are in {@code LossCodes}. */
final class CityscapesCodes {

    /** Programs made for Cityscapes do not know a label of this name. */
    static final String NOT_IN_CITYSCAPES = "class.not-in-cityscapes";

    /** Cityscapes lists the label, but programs do not draw it. */
    static final String NOT_DRAWN = "class.not-drawn";

    /** The picture is not a PNG file, as Cityscapes' programs expect. */
    static final String NOT_PNG = "image.not-png";

    static final List<LossSpec> OWN = List.of(
            new LossSpec(NOT_IN_CITYSCAPES, "classes that only a labels.py made from labels.json knows"),
            new LossSpec(NOT_DRAWN, "annotations of a label that is never drawn, left out"),
            new LossSpec(NOT_PNG, "pictures that are not PNG files, where readers look for PNG only"));

    private CityscapesCodes() {}
}
