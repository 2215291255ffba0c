package org.labelport.dm.sdk;

/** Codes of losses and errors that the layouts {@code synapse} have in common, beside those that all formats share. */
public final class SdkCodes {

    /** Items without a split, written to {@code train} because others have a split. */
    public static final String SPLIT_ASSUMED = "split.assumed";

    /** The SDK does not find a picture of this name, because it has another extension or starts with a dot. */
    public static final String FILE_NOT_FOUND = "file.not-found";

    /** The item's DM JSON cannot be read. */
    public static final String DM_INVALID = "dm.invalid";

    /** The data of an annotation does not fit its tool; the SDK stops there. */
    public static final String GEOMETRY_INVALID = "geometry.invalid";

    /** An annotation that is not on the first picture of its record. The SDK reads no other. */
    public static final String OTHER_PICTURE = "annotation.other-picture";

    private SdkCodes() {}
}
