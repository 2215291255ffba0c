package org.labelport.coco.file;

/** Codes of errors and losses of COCO files, in addition to those that all formats share. */
public final class CocoCodes {

    /** Two entries of a list have the same id. */
    public static final String ID_DUPLICATE = "id.duplicate";

    /** An entry of {@code images} cannot be used. */
    public static final String IMAGE_INVALID = "image.invalid";

    /** An annotation's image is not listed. */
    public static final String IMAGE_UNKNOWN = "image.unknown";

    /** An entry of {@code annotations} cannot be used. */
    public static final String ANNOTATION_INVALID = "annotation.invalid";

    /** An annotation's category is not listed. */
    public static final String CATEGORY_UNKNOWN = "category.unknown";

    /** Two files say different things of a category. */
    public static final String CATEGORY_DIFFERS = "category.differs";

    /** A number is NaN, infinite or too large, or something else stands in its place. */
    public static final String NUMBER_INVALID = "number.invalid";

    /** An annotation has no geometry. */
    public static final String GEOMETRY_MISSING = "geometry.missing";

    /** A box is not usable, for example because a side is negative. */
    public static final String BOX_INVALID = "box.invalid";

    /** A box is not the bounding box of its segmentation, and is replaced by that one. */
    public static final String BOX_RECOMPUTED = "box.recomputed";

    /** A segmentation, or a part of one, cannot be used. */
    public static final String SEGMENTATION_INVALID = "segmentation.invalid";

    /** A mask has another size than its image. */
    public static final String MASK_SIZE = "mask.size-mismatch";

    /** Keypoints do not fit their category. */
    public static final String KEYPOINTS_INVALID = "keypoints.invalid";

    /** A skeleton joins keypoints that do not exist. */
    public static final String SKELETON_INVALID = "skeleton.invalid";

    /** A polygon around many objects (a crowd) is written as a mask. */
    public static final String CROWD_AS_MASK = "crowd.as-mask";

    /**
     * A JSON file of a data set is not read: its name is not that of a known kind, or it is of another kind than those
     * that are read.
     */
    public static final String FILE_IGNORED = "coco.file-ignored";

    /** The split of items is not written. */
    public static final String SPLIT_DROPPED = "split.dropped";

    /** {@code iscrowd} is neither 0 nor 1. */
    public static final String CROWD_INVALID = "crowd.invalid";

    /** A JSON object has a key twice. */
    public static final String KEY_DUPLICATE = "key.duplicate";

    /** Objects of one category and picture are written as one region. */
    public static final String REGIONS_UNITED = "regions.united";

    /** Loss: a picture's name does not end in .jpg, but readers look only for such names. */
    public static final String NOT_JPEG = "image.not-jpeg";

    /** Categories have different numbers of keypoints. */
    public static final String KEYPOINTS_UNEQUAL = "keypoints.unequal";

    /** A result without a score is written with the score 1. */
    public static final String SCORE_ASSUMED = "score.assumed";

    /** The data holds shapes of several kinds, but a file of results holds only one. */
    public static final String KINDS_MIXED = "results.kinds-mixed";

    /** Where the data comes from, such as licences, is not read. */
    public static final String ORIGIN_DROPPED = "coco.origin-dropped";

    /** Two images are the same frame of a video. */
    public static final String FRAME_REPEATED = "coco.frame-repeated";

    private CocoCodes() {}
}
