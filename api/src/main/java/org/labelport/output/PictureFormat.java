package org.labelport.output;

/** File formats that pictures can be encoded in. */
public enum PictureFormat {
    /** Without loss. */
    PNG,
    /** Smaller, not exact. */
    JPEG
}
