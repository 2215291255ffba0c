package org.labelport.report;

/** Codes of losses that several formats share, so that reports of different formats can be compared. */
public final class LossCodes {

    /** The format has no such shape. */
    public static final String GEOMETRY_UNSUPPORTED = "geometry.unsupported";

    /** After clipping to the frame and rounding, less than one square pixel (or one pixel of a side) is left. */
    public static final String GEOMETRY_DEGENERATE = "geometry.degenerate";

    /** The shape extended beyond the frame and was cut at its border. */
    public static final String GEOMETRY_CLIPPED = "geometry.clipped";

    /** A polygon, mask or other region was written as its enclosing box. */
    public static final String GEOMETRY_AS_BOX = "geometry.as-box";

    /** A rotated box was written as its enclosing axis-parallel box. */
    public static final String BOX_ROTATION_DROPPED = "box.rotation-dropped";

    /** A rotated box was written as a polygon of its corners. */
    public static final String BOX_ROTATION_AS_POLYGON = "box.rotation-as-polygon";

    /** A box was written as a polygon of its corners. */
    public static final String BOX_AS_POLYGON = "box.as-polygon";

    /** An ellipse or spline was written as a polygon. */
    public static final String CURVE_FLATTENED = "curve.flattened";

    /** Holes were joined to the outer ring by bridges of no width. */
    public static final String POLYGON_HOLES_BRIDGED = "polygon.holes-bridged";

    /** A polygon with holes was written as a mask. */
    public static final String POLYGON_HOLES_AS_MASK = "polygon.holes-as-mask";

    /** Several parts were joined into one ring. */
    public static final String POLYGON_PARTS_JOINED = "polygon.parts-joined";

    /** A mask was written as a polygon along its pixels' borders. */
    public static final String MASK_VECTORISED = "mask.vectorised";

    /** A mask has no pixel. */
    public static final String MASK_EMPTY = "mask.empty";

    /** An attribute that the format has no place for. */
    public static final String ATTRIBUTE_DROPPED = "attribute.dropped";

    /** A relation that the format has no place for. */
    public static final String RELATION_DROPPED = "relation.dropped";

    /** That annotations belong together was not written. */
    public static final String GROUP_DROPPED = "group.dropped";

    /** The frame-to-frame identity of an object was not written. */
    public static final String TRACK_DROPPED = "track.dropped";

    /** A model's confidence was not written. */
    public static final String SCORE_DROPPED = "score.dropped";

    /** Who made an annotation, or when, was not written. */
    public static final String PROVENANCE_DROPPED = "provenance.dropped";

    /** The drawing order of annotations that lie on each other was not written. */
    public static final String ORDER_DROPPED = "z-order.dropped";

    /** A region of many objects was left out because the format cannot mark it as such. */
    public static final String CROWD_DROPPED = "crowd.dropped";

    /** A region of many objects was written like a single object. */
    public static final String CROWD_AS_OBJECT = "crowd.as-object";

    /** An annotation without a category, in a format that needs one. */
    public static final String CATEGORY_MISSING = "category.missing";

    /** The user filtered the annotation's category out. */
    public static final String CATEGORY_FILTERED = "category.filtered";

    /** A category's name had to be changed. */
    public static final String CLASS_RENAMED = "class.renamed";

    /** A file got another name than the item's, because that was unsafe or taken. */
    public static final String FILE_RENAMED = "file.renamed";

    /** Characters that the format cannot hold were replaced. */
    public static final String TEXT_CONTROL_CHARS = "text.control-chars";

    /** A split that the format requires has no data; another one stands in for it. */
    public static final String SPLIT_MISSING = "split.missing";

    /** An exact duplicate that the format's readers would remove. */
    public static final String DUPLICATE = "annotation.duplicate";

    /** A format left the item out on purpose, as a plug-in's filter does. */
    public static final String ITEM_SKIPPED = "item.skipped";

    /** A file that belongs to the item beside its picture, and that the format has no place for. */
    public static final String FILE_LEFT_OUT = "file.left-out";

    /** A picture's file has other sides than the source says; those of the file were taken. */
    public static final String IMAGE_SIZE_DIFFERS = "image.size-differs";

    private LossCodes() {}
}
