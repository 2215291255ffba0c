package org.labelport.coco.file;

/** Codes of what is wrong or read differently in COCO files, beside those that formats share. */
public final class CocoCodes {

    /** Two entries of a list have the same id. */
    public static final String ID_DUPLICATE = "id.duplicate";

    /** An entry of {@code images} cannot be used. */
    public static final String IMAGE_INVALID = "image.invalid";

    /** An annotation of an image that is not listed. */
    public static final String IMAGE_UNKNOWN = "image.unknown";

    /** An entry of {@code annotations} cannot be used. */
    public static final String ANNOTATION_INVALID = "annotation.invalid";

    /** An annotation of a category that is not listed. */
    public static final String CATEGORY_UNKNOWN = "category.unknown";

    /** NaN, infinity, or text where a number belongs. */
    public static final String NUMBER_INVALID = "number.invalid";

    /** An annotation without any geometry. */
    public static final String GEOMETRY_MISSING = "geometry.missing";

    /** A box that is no box. */
    public static final String BOX_INVALID = "box.invalid";

    /** A box that did not enclose the segmentation. */
    public static final String BOX_RECOMPUTED = "box.recomputed";

    /** A segmentation, or a part of one, that is none. */
    public static final String SEGMENTATION_INVALID = "segmentation.invalid";

    /** A mask of another size than its image. */
    public static final String MASK_SIZE = "mask.size-mismatch";

    /** Keypoints that do not fit their category. */
    public static final String KEYPOINTS_INVALID = "keypoints.invalid";

    /** A skeleton's line between points that do not exist. */
    public static final String SKELETON_INVALID = "skeleton.invalid";

    /** A region of many objects that was a polygon is written as a mask. */
    public static final String CROWD_AS_MASK = "crowd.as-mask";

    /** JSON files among those of a data set are of no kind that their names tell, or of another kind than the one that is read. */
    public static final String FILE_IGNORED = "coco.file-ignored";

    /** Which split items belong to was not written. */
    public static final String SPLIT_DROPPED = "split.dropped";

    /** {@code iscrowd} is neither 0 nor 1. */
    public static final String CROWD_INVALID = "crowd.invalid";

    /** An object has a key twice. */
    public static final String KEY_DUPLICATE = "key.duplicate";

    /** Objects of one category and picture were written as one region. */
    public static final String REGIONS_UNITED = "regions.united";

    /** Categories have different numbers of keypoints. */
    public static final String KEYPOINTS_UNEQUAL = "keypoints.unequal";

    /** A result without a score was written with the score 1. */
    public static final String SCORE_ASSUMED = "score.assumed";

    /** The data holds shapes of several kinds, and a file of results holds one. */
    public static final String KINDS_MIXED = "results.kinds-mixed";

    private CocoCodes() {}
}
