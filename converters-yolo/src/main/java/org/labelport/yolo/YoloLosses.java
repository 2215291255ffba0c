package org.labelport.yolo;

/** Codes of losses that only this format has; the shared ones are in {@code LossCodes}. */
final class YoloLosses {

    /** The data holds boxes and regions, and the data set can hold one of them. */
    static final String TASK_MIXED = "task.mixed";

    /** Two polygons of a class have the same enclosing box; Ultralytics keeps one of them. */
    static final String DUPLICATE_BOX = "annotation.duplicate-box";

    /** Ultralytics rejects pictures with a side under ten pixels. */
    static final String IMAGE_TOO_SMALL = "image.too-small";

    /** Ultralytics does not take a file of this name for a picture. */
    static final String SUFFIX_UNREAD = "image.suffix-unread";

    /** Read: coordinates lie beyond the picture by more than Ultralytics accepts. */
    static final String OUT_OF_FRAME = "box.out-of-frame";

    /** Read: a file holds boxes and polygons, which Ultralytics takes for polygons alone. */
    static final String ROWS_MIXED = "yolo.rows-mixed";

    /** Read: a label file starts with a byte order mark, which makes Ultralytics leave the picture out. */
    static final String BYTE_ORDER_MARK = "yolo.byte-order-mark";

    /** Read: the folder that {@code path} names does not exist, and the one of the YAML file was taken. */
    static final String PATH_MISSING = "yolo.path-missing";

    /** Read: there is no folder of labels, so that no picture has annotations. */
    static final String LABELS_MISSING = "yolo.labels-missing";

    /** Read: lines of a list of pictures are repeated, and were counted once. */
    static final String LINES_REPEATED = "yolo.lines-repeated";

    private YoloLosses() {}
}
