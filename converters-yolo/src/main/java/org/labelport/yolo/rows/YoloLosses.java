package org.labelport.yolo.rows;

import java.util.List;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** Codes of losses that only YOLO formats have; the shared ones are in {@code LossCodes}. */
public final class YoloLosses {

    /** Two regions of a class have the same enclosing box, so the points of one were moved by the last digit. */
    public static final String DUPLICATE_BOX = "annotation.duplicate-box";

    /** An object's box differs from that of its region, which was written. */
    public static final String BOX_RECOMPUTED = "box.recomputed";

    /** Keypoints are outside the picture. */
    public static final String POINTS_OUTSIDE = "points.outside";

    /** Keypoints have names that are not in the category's skeleton. */
    public static final String POINTS_UNKNOWN = "points.unknown";

    /** Classes have other numbers than their places among the categories. */
    public static final String CLASS_RENUMBERED = "class.renumbered";

    /** Readers reject pictures with a side under ten pixels. */
    public static final String IMAGE_TOO_SMALL = "image.too-small";

    /** Readers do not take a file of this name for a picture. */
    public static final String SUFFIX_UNREAD = "image.suffix-unread";

    /** Readers show a picture of this format as it is stored, ignoring its orientation. */
    public static final String ORIENTATION_IGNORED = "image.orientation-ignored";

    /** Read: coordinates are outside the picture by more than Ultralytics accepts. */
    public static final String OUT_OF_FRAME = "box.out-of-frame";

    /** Read: a file holds boxes and polygons, all of which Ultralytics reads as polygons. */
    public static final String ROWS_MIXED = "yolo.rows-mixed";

    /** Read: points that are not the corners of a rectangle were read as the smallest box around them. */
    public static final String CORNERS_REFITTED = "yolo.corners-refitted";

    /** Read: nothing says whether rows of four points are rotated boxes or polygons. */
    public static final String TASK_ASSUMED = "yolo.task-assumed";

    /** Read: nothing says that the last numbers of rows are confidences. */
    public static final String CONFIDENCE_ASSUMED = "yolo.confidence-assumed";

    /** Read: confidences of single keypoints, which the model cannot hold, were dropped. */
    public static final String POINT_SCORES = "points.scores-dropped";

    /** Read: a label file starts with a byte order mark, which makes Ultralytics leave the picture out. */
    public static final String BYTE_ORDER_MARK = "yolo.byte-order-mark";

    /** Read: keys of the YAML file say something else of the data set. */
    public static final String KEY_DROPPED = "yolo.key-dropped";

    /** Read: the folder that {@code path} names does not exist, and that of the YAML file was used. */
    public static final String PATH_MISSING = "yolo.path-missing";

    /** Read: there is no folder of labels, so that no picture has annotations. */
    public static final String LABELS_MISSING = "yolo.labels-missing";

    /** Read: labels are beside their pictures, although readers look for them in a folder of their own. */
    public static final String LABELS_BESIDE = "yolo.labels-beside";

    /** Read: lines of a list of pictures are repeated and were read once. */
    public static final String LINES_REPEATED = "yolo.lines-repeated";

    /** Read: a path of pictures does not exist, and what an end of it names was read instead. */
    public static final String PLACE_ELSEWHERE = "yolo.place-elsewhere";

    private static final List<LossSpec> OF_BOXES = LossSpec.joined(
            BoxFit.LOSSES,
            UnwrittenParts.LOSSES,
            LossSpec.allShared(
                    LossCodes.DUPLICATE,
                    LossCodes.CROWD_DROPPED,
                    LossCodes.CROWD_AS_OBJECT,
                    LossCodes.CATEGORY_MISSING,
                    LossCodes.CLASS_RENAMED,
                    LossCodes.FILE_RENAMED,
                    LossCodes.FILE_LEFT_OUT,
                    LossCodes.SPLIT_MISSING),
            List.of(
                    new LossSpec(IMAGE_TOO_SMALL, "pictures with a side under 10 pixels, which readers leave out"),
                    new LossSpec(SUFFIX_UNREAD, "files that readers do not recognise as pictures"),
                    new LossSpec(ORIENTATION_IGNORED, "pictures that readers show as they are stored")));

    private static final List<LossSpec> OF_OTHER_TASKS = LossSpec.joined(
            LossSpec.allShared(
                    LossCodes.BOX_AS_POLYGON,
                    LossCodes.BOX_ROTATION_AS_POLYGON,
                    LossCodes.CURVE_FLATTENED,
                    LossCodes.POLYGON_HOLES_BRIDGED,
                    LossCodes.POLYGON_PARTS_JOINED,
                    LossCodes.MASK_VECTORISED,
                    LossCodes.POINTS_AS_BOX,
                    LossCodes.CLASSIFICATION_MULTI_LABEL,
                    LossCodes.ITEM_UNLABELLED),
            List.of(
                    new LossSpec(
                            DUPLICATE_BOX,
                            "regions with equal boxes, moved by the last digit so that readers keep both"),
                    new LossSpec(BOX_RECOMPUTED, "boxes computed anew from the region of their object"),
                    new LossSpec(POINTS_OUTSIDE, "keypoints beyond the picture left out"),
                    new LossSpec(POINTS_UNKNOWN, "keypoints that the skeleton does not name left out"),
                    new LossSpec(CLASS_RENUMBERED, "classes numbered by the order of their folders")));

    private YoloLosses() {}

    /** Returns the losses that a format for boxes alone may report. */
    public static List<LossSpec> ofBoxes() {
        return OF_BOXES;
    }

    /** Returns the losses that a format for all tasks may report. */
    public static List<LossSpec> ofAllTasks() {
        return LossSpec.joined(OF_BOXES, OF_OTHER_TASKS);
    }
}
