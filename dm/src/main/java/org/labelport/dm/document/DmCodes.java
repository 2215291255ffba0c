package org.labelport.dm.document;

/**
 * Codes of the losses that readers and writers of the schema report, beside those of
 * {@link org.labelport.report.LossCodes}.
 */
public final class DmCodes {

    // Read: kept as Shape.Other.

    /** An annotation has no geometry, although its tool needs one. */
    public static final String GEOMETRY_MISSING = "dm.geometry-missing";

    /**
     * A geometry is not valid, for example a coordinate that is not a number, or a range that ends before it starts.
     */
    public static final String GEOMETRY_INVALID = "dm.geometry-invalid";

    /** Pixels are counted along rows, but the picture's width is not known. */
    public static final String PICTURE_SIZE_UNKNOWN = "dm.picture-size-unknown";

    /** A range of frames of a video whose frame rate is not known. */
    public static final String FRAME_RATE_UNKNOWN = "dm.frame-rate-unknown";

    /** A tool that is not among the schema's. */
    public static final String TOOL_UNKNOWN = "dm.tool-unknown";

    /** V1: a data record without an annotation. */
    public static final String DATA_ORPHAN = "dm.data-orphan";

    /** A value is not an object or a list, although the schema has one. */
    public static final String ENTRY_INVALID = "dm.entry-invalid";

    /** A relation without two ends, or a group without a list of members. */
    public static final String LINK_INVALID = "dm.link-invalid";

    // Read: kept, but changed or doubtful.

    /** An entry without an id got one that names its position. */
    public static final String ID_MISSING = "dm.id-missing";

    /** The second entry with the same id got another one. */
    public static final String ID_DUPLICATE = "dm.id-duplicate";

    /** The medium's name does not say what kind of medium it is. */
    public static final String MEDIUM_UNKNOWN = "dm.medium-unknown";

    /** The negative side of a box was made positive, from its other corner. */
    public static final String SIZE_NEGATIVE = "dm.size-negative";

    /** Pixels outside the picture or points that the cloud does not have were left out. */
    public static final String INDEX_OUTSIDE = "dm.index-outside";

    /** Geometries by frame of a medium that has no frames. */
    public static final String FRAMES_WITHOUT_VIDEO = "dm.frames-without-video";

    /** A cuboid without a rotation was read as not rotated. */
    public static final String ROTATION_MISSING = "dm.rotation-missing";

    /** The text at a span is not what the annotation quotes. */
    public static final String TEXT_DIFFERS = "dm.text-differs";

    /** The second attribute of the same name got another one. */
    public static final String ATTRIBUTE_DUPLICATE = "dm.attribute-duplicate";

    /** An end of a relation or a member of a group is not among the annotations. */
    public static final String LINK_DANGLING = "dm.link-dangling";

    // Written.

    /** A closed line became one that ends where it starts. */
    public static final String LINE_OPENED = "dm.line-opened";

    /** It was not written that a keypoint is hidden. */
    public static final String VISIBILITY_DROPPED = "dm.visibility-dropped";

    /** The role of a message's speaker, or the rank of an answer, was not written. */
    public static final String ROLE_DROPPED = "dm.role-dropped";

    /** The source's own data of an annotation was not written. */
    public static final String CONTENT_DROPPED = "dm.content-dropped";

    /** The number of a page was not written. */
    public static final String PAGE_DROPPED = "dm.page-dropped";

    /** Properties of an item's medium that no file holds were not written. */
    public static final String MEDIUM_DROPPED = "dm.medium-dropped";

    private DmCodes() {}
}
