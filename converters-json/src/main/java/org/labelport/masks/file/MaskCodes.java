package org.labelport.masks.file;

/** The codes that the formats of masks share, besides those in {@code LossCodes}. */
public final class MaskCodes {

    /** Several objects of one class are written as one region. */
    public static final String REGIONS_UNITED = "regions.united";

    /** In reading: a picture has no mask. */
    public static final String MISSING = "mask.missing";

    /** In reading: a mask has no picture. */
    public static final String PICTURE_MISSING = "mask.picture-missing";

    /** In reading: a mask and its picture have different sizes. */
    public static final String SIZE = "mask.size-mismatch";

    /** In reading: a mask holds a value that is not a class. */
    public static final String VALUE_UNKNOWN = "mask.value-unknown";

    /** In reading: a mask is not a PNG, or not one of a kind that has the values. */
    public static final String UNREADABLE = "mask.unreadable";

    /** In reading: a mask holds no class, but the value that usually means none, which may be a class here. */
    public static final String IGNORED = "mask.ignored";

    private MaskCodes() {}
}
