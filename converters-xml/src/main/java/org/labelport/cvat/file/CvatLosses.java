package org.labelport.cvat.file;

import java.util.ArrayList;
import java.util.List;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** Codes of losses that only the CVAT formats have, and the lists of all losses that these formats report. */
public final class CvatLosses {

    /**
     * Written: a track has several kinds of shapes, or several shapes on a frame, which in CVAT become several tracks.
     */
    public static final String TRACK_SPLIT = "track.split";

    /** Written: a frame got another number, because CVAT numbers the pictures of a task without gaps. */
    public static final String FRAME_RENUMBERED = "frame.renumbered";

    /** Written: a video does not say how many frames it has, which CVAT needs. */
    public static final String FRAMES_ASSUMED = "video.frames-assumed";

    /** Written: an annotation got another group, because a CVAT track has the same group on all frames. */
    public static final String GROUP_JOINED = "group.joined";

    /** Read: elements and attributes that the model has no place for were left out. */
    public static final String NOT_READ = "cvat.element-dropped";

    /** Read: the head of a file says more than the model has a place for. */
    public static final String META = "cvat.meta-dropped";

    /** Read: a subset has a name that is not one of the three splits'. */
    public static final String SUBSET = "cvat.subset-dropped";

    /** Read: a track got another id, because an earlier track has the same one. */
    public static final String TRACK_RENAMED = "cvat.track-renamed";

    /** Read: a sequence got another name, because an earlier task has the same name and frames. */
    public static final String SEQUENCE_RENAMED = "cvat.sequence-renamed";

    private CvatLosses() {}

    public static List<LossSpec> ofImages() {
        List<LossSpec> losses = new ArrayList<>(ofBoth());
        losses.add(LossSpec.shared(LossCodes.ORDER_DROPPED));
        return losses;
    }

    public static List<LossSpec> ofVideo() {
        List<LossSpec> losses = new ArrayList<>(ofBoth());
        losses.add(new LossSpec(TRACK_SPLIT, "tracks of several kinds of shapes written as several tracks"));
        losses.add(new LossSpec(FRAME_RENUMBERED, "frames of sequences with gaps numbered anew"));
        losses.add(new LossSpec(FRAMES_ASSUMED, "videos of unknown length, written up to their last annotation"));
        losses.add(new LossSpec(
                GROUP_JOINED, "annotations of pictures put into the group that their track has elsewhere"));
        losses.add(LossSpec.shared(LossCodes.TRACK_DROPPED));
        losses.add(LossSpec.shared(LossCodes.TAG_DROPPED));
        return losses;
    }

    private static List<LossSpec> ofBoth() {
        return LossSpec.allShared(
                LossCodes.GEOMETRY_UNSUPPORTED,
                LossCodes.GEOMETRY_DEGENERATE,
                LossCodes.GEOMETRY_CLIPPED,
                LossCodes.CURVE_FLATTENED,
                LossCodes.POLYGON_HOLES_AS_MASK,
                LossCodes.POLYGON_PARTS_SPLIT,
                LossCodes.MASK_EMPTY,
                LossCodes.POINT_VISIBILITY_DROPPED,
                LossCodes.CATEGORY_MISSING,
                LossCodes.KEYPOINT_NAMES_DROPPED,
                LossCodes.SKELETON_EDGES_DROPPED,
                LossCodes.ATTRIBUTE_DEFINITION_DROPPED,
                LossCodes.CLASS_RENAMED,
                LossCodes.FILE_RENAMED,
                LossCodes.TEXT_CONTROL_CHARS,
                LossCodes.ATTRIBUTE_DROPPED,
                LossCodes.RELATION_DROPPED,
                LossCodes.PROVENANCE_DROPPED,
                LossCodes.ATTRIBUTE_CHOICES_JOINED,
                LossCodes.TRACK_DENSIFIED);
    }
}
