package org.labelport.labelstudio.write.results;

import java.util.List;
import org.labelport.annotationfile.BrowserPictures;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** The losses of exports to Label Studio. */
public final class LabelStudioLosses {

    /** A polygon of several parts is written as a brush. */
    static final String PARTS_AS_MASK = "polygon.parts-as-mask";
    /** The names of keypoints are left out, since their category has no skeleton. */
    static final String POINT_NAMES_DROPPED = "points.names-dropped";
    /** An attribute has another name, since a control with its own name exists already. */
    static final String ATTRIBUTE_RENAMED = "attribute.renamed";

    /** A video says nothing of its frame rate, which the times of boxes need. */
    static final String RATE_ASSUMED = "video.rate-assumed";

    private LabelStudioLosses() {}

    public static List<LossSpec> all() {
        return List.of(
                LossSpec.shared(LossCodes.FILE_RENAMED),
                BrowserPictures.NOT_SHOWN,
                LossSpec.shared(LossCodes.GEOMETRY_UNSUPPORTED),
                LossSpec.shared(LossCodes.GEOMETRY_DEGENERATE),
                LossSpec.shared(LossCodes.GEOMETRY_CLIPPED),
                LossSpec.shared(LossCodes.BOX_ROTATION_AS_POLYGON),
                LossSpec.shared(LossCodes.BOX_ROTATION_DROPPED),
                LossSpec.shared(LossCodes.CURVE_FLATTENED),
                LossSpec.shared(LossCodes.POLYGON_HOLES_AS_MASK),
                new LossSpec(PARTS_AS_MASK, "polygons of several parts written as masks"),
                LossSpec.shared(LossCodes.POLYGON_HOLES_BRIDGED),
                LossSpec.shared(LossCodes.POLYGON_PARTS_JOINED),
                LossSpec.shared(LossCodes.MASK_EMPTY),
                LossSpec.shared(LossCodes.POINT_VISIBILITY_DROPPED),
                new LossSpec(POINT_NAMES_DROPPED, "names of keypoints left out where the category has no skeleton"),
                LossSpec.shared(LossCodes.CATEGORY_MISSING),
                LossSpec.shared(LossCodes.TAG_DROPPED),
                LossSpec.shared(LossCodes.TRACK_DROPPED),
                LossSpec.shared(LossCodes.TRACK_DENSIFIED),
                new LossSpec(RATE_ASSUMED, "tracks in videos of unknown frame rate, with times for 25 frames a second"),
                LossSpec.shared(LossCodes.ATTRIBUTE_DROPPED),
                new LossSpec(ATTRIBUTE_RENAMED, "attributes renamed because their name was taken"),
                LossSpec.shared(LossCodes.RELATION_DROPPED),
                LossSpec.shared(LossCodes.RELATION_SPLIT),
                LossSpec.shared(LossCodes.GROUP_DROPPED),
                LossSpec.shared(LossCodes.SCORE_DROPPED),
                LossSpec.shared(LossCodes.PROVENANCE_DROPPED),
                LossSpec.shared(LossCodes.ORDER_DROPPED),
                LossSpec.shared(LossCodes.LABEL_SANITISED),
                LossSpec.shared(LossCodes.TEXT_NEWLINES),
                LossSpec.shared(LossCodes.TEXT_CONTROL_CHARS));
    }
}
