package org.labelport.coco.verify;

/** Codes of problems. The pages of the formats say what each means. */
final class Codes {

    static final String SYNTAX = "coco.syntax";
    static final String BYTE_ORDER_MARK = "coco.byte-order-mark";
    static final String KEY_MISSING = "coco.key-missing";
    static final String KEY_REPEATED = "coco.key-repeated";
    static final String FILE_NAME = "coco.file-name";
    static final String IMAGE_ID = "coco.image-id";
    static final String VIDEO_ID = "coco.video-id";
    static final String IMAGE_NAME = "coco.image-name";
    static final String IMAGE_SIZE = "coco.image-size";
    static final String IMAGE_MISSING = "coco.image-missing";
    static final String IMAGE_UNREADABLE = "coco.image-unreadable";
    static final String IMAGE_TURNED = "coco.image-turned";
    static final String IMAGE_UNKNOWN = "coco.image-unknown";
    static final String CATEGORY_ID = "coco.category-id";
    static final String CATEGORY_NAME = "coco.category-name";
    static final String CATEGORY_UNKNOWN = "coco.category-unknown";
    static final String SKELETON = "coco.skeleton";
    static final String KEYPOINTS_UNEQUAL = "coco.keypoints-unequal";
    static final String ANNOTATION = "coco.annotation";
    static final String ATTRIBUTE_NAME = "coco.attribute-name";
    static final String ANNOTATION_ID = "coco.annotation-id";
    static final String BBOX = "coco.bbox";
    static final String AREA = "coco.area";
    static final String CROWD = "coco.iscrowd";
    static final String SEGMENTATION = "coco.segmentation";
    static final String POLYGON = "coco.polygon";
    static final String MASK_EMPTY = "coco.mask-empty";
    static final String RLE = "coco.rle";
    static final String NUMBER = "coco.number";
    static final String KEYPOINTS = "coco.keypoints";
    static final String NUM_KEYPOINTS = "coco.num-keypoints";
    static final String CAPTION = "coco.caption";
    static final String LABEL = "coco.label";
    static final String LVIS_KEY = "lvis.key-missing";
    static final String LVIS_SEGMENTATION = "lvis.segmentation";
    static final String RESULTS_EMPTY = "coco.results-empty";
    static final String RESULT_KIND = "coco.result-kind";
    static final String GROUND_TRUTH = "coco.ground-truth";
    static final String SCORE = "coco.score";

    private Codes() {}
}
