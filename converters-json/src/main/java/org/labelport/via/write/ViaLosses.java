package org.labelport.via.write;

import java.util.List;
import org.labelport.annotationfile.BrowserPictures;
import org.labelport.convert.UnwrittenParts;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** The losses of both formats. */
public final class ViaLosses {

    private ViaLosses() {}

    /** Returns all that both formats may report. */
    public static List<LossSpec> all() {
        return LossSpec.joined(
                LossSpec.allShared(
                        LossCodes.BOX_ROTATION_AS_POLYGON,
                        LossCodes.CURVE_FLATTENED,
                        LossCodes.POLYGON_HOLES_BRIDGED,
                        LossCodes.MASK_VECTORISED,
                        LossCodes.CONVENTION_ONLY,
                        LossCodes.GEOMETRY_CLIPPED,
                        LossCodes.GEOMETRY_DEGENERATE,
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        LossCodes.MASK_EMPTY,
                        LossCodes.CATEGORY_MISSING,
                        LossCodes.TAG_DROPPED,
                        LossCodes.DUPLICATE),
                UnwrittenParts.LOSSES,
                LossSpec.allShared(
                        LossCodes.ATTRIBUTE_DEFINITION_DROPPED,
                        LossCodes.CLASS_RENAMED,
                        LossCodes.FILE_RENAMED,
                        LossCodes.TEXT_CONTROL_CHARS),
                List.of(BrowserPictures.NOT_SHOWN));
    }
}
