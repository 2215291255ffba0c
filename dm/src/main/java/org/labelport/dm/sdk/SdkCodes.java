package org.labelport.dm.sdk;

/** Codes of losses and errors that the layouts {@code synapse} have in common, beside those that all formats share. */
public final class SdkCodes {

    /** Items without a split beside items that have one: they are written to {@code train}. */
    public static final String SPLIT_ASSUMED = "split.assumed";

    /** The SDK finds no picture of this name: it has another extension, or starts with a dot. */
    public static final String FILE_NOT_FOUND = "file.not-found";

    /** The item's DM JSON cannot be read. */
    public static final String DM_INVALID = "dm.invalid";

    /** The data of an annotation is not what its tool's data is; the SDK stops at it. */
    public static final String GEOMETRY_INVALID = "geometry.invalid";

    /** An annotation that is not on the first picture of its record. The SDK looks at no other. */
    public static final String OTHER_PICTURE = "annotation.other-picture";

    private SdkCodes() {}
}
