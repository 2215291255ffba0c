package org.labelport.masks;

/** Codes that the formats of masks share beyond {@code LossCodes}. */
public final class MaskCodes {

    /** Readers do not take a file of this name for a picture. */
    public static final String SUFFIX_UNREAD = "image.suffix-unread";

    /** Objects of one class are one region in the mask. */
    public static final String REGIONS_UNITED = "regions.united";

    /** Read: pictures have no mask. */
    public static final String MISSING = "mask.missing";

    /** Read: a mask has no picture. */
    public static final String PICTURE_MISSING = "mask.picture-missing";

    /** Read: a mask has other sides than its picture. */
    public static final String SIZE = "mask.size-mismatch";

    /** Read: a mask holds a value that no class has. */
    public static final String VALUE_UNKNOWN = "mask.value-unknown";

    /** Read: a mask is no PNG, or not of the kind that its values can be read from. */
    public static final String UNREADABLE = "mask.unreadable";

    /** Read: a mask has the value that is no class, and no class. */
    public static final String IGNORED = "mask.ignored";

    private MaskCodes() {}
}
