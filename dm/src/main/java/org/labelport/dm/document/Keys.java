package org.labelport.dm.document;

/** Keys of documents that are both read and written. */
public final class Keys {

    /** In the SDK's wrapper: the V2 document. */
    public static final String WRAPPED = "annotation_data";

    /** In the SDK's wrapper: the V1 document that it was made from. */
    public static final String META = "annotation_meta";

    /** The frame of an annotation on a video. */
    public static final String FRAME = "frameIndex";

    private Keys() {}
}
