package org.labelport.coco.panoptic;

/** Codes of errors that only files of panoptic segmentation can have. */
final class PanopticCodes {

    /** A segment that is listed has no pixel. */
    static final String SEGMENT_EMPTY = "segment.empty";

    /** Pixels belong to a segment that is not listed. */
    static final String SEGMENT_UNLISTED = "segment.unlisted";

    /** A picture has no PNG of its segments. */
    static final String MASK_MISSING = "mask.missing";

    /** The PNG of a picture's segments cannot be read. */
    static final String MASK_UNREADABLE = "mask.unreadable";

    private PanopticCodes() {}
}
