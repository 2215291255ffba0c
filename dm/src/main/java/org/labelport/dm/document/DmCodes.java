package org.labelport.dm.document;

/** Codes of what readers and writers of the schema report, beside those of {@link org.labelport.report.LossCodes}. */
public final class DmCodes {

    // Read: kept as Shape.Other.

    /** An annotation says where it lies nowhere, though its tool needs it. */
    public static final String GEOMETRY_MISSING = "dm.geometry-missing";

    /** What is said of the place makes no sense: a number that is none, a range that ends before it starts. */
    public static final String GEOMETRY_INVALID = "dm.geometry-invalid";

    /** Pixels are counted along rows, and how wide the picture is is not known. */
    public static final String PICTURE_SIZE_UNKNOWN = "dm.picture-size-unknown";

    /** A range of frames of a video whose frame rate is not known. */
    public static final String FRAME_RATE_UNKNOWN = "dm.frame-rate-unknown";

    /** A tool that is not among the schema's. */
    public static final String TOOL_UNKNOWN = "dm.tool-unknown";

    /** V1: a data record without an annotation. */
    public static final String DATA_ORPHAN = "dm.data-orphan";

    /** Something that is no object, or no list, where the schema has one. */
    public static final String ENTRY_INVALID = "dm.entry-invalid";

    /** A relation without two ends, or a group without a list of members. */
    public static final String LINK_INVALID = "dm.link-invalid";

    // Read: taken, and changed or doubtful.

    /** An entry without an id got one that says where it stands. */
    public static final String ID_MISSING = "dm.id-missing";

    /** The second entry of an id got another. */
    public static final String ID_DUPLICATE = "dm.id-duplicate";

    /** The medium's name does not say what kind it is of. */
    public static final String MEDIUM_UNKNOWN = "dm.medium-unknown";

    /** A box with a negative side was turned around. */
    public static final String SIZE_NEGATIVE = "dm.size-negative";

    /** Pixels outside the picture or points that the cloud does not have were left out. */
    public static final String INDEX_OUTSIDE = "dm.index-outside";

    /** Boxes by frame on something that has no frames. */
    public static final String FRAMES_WITHOUT_VIDEO = "dm.frames-without-video";

    /** A cuboid that says nothing of its rotation was taken as not turned. */
    public static final String ROTATION_MISSING = "dm.rotation-missing";

    /** The text at a span is not what the annotation quotes. */
    public static final String TEXT_DIFFERS = "dm.text-differs";

    /** The second attribute of a name got another. */
    public static final String ATTRIBUTE_DUPLICATE = "dm.attribute-duplicate";

    /** An end of a relation or a member of a group is not among the annotations. */
    public static final String LINK_DANGLING = "dm.link-dangling";

    // Written.

    /** A closed line became one that ends where it starts. */
    public static final String LINE_OPENED = "dm.line-opened";

    /** That a keypoint is hidden was not written. */
    public static final String VISIBILITY_DROPPED = "dm.visibility-dropped";

    /** Who speaks, or the rank of an answer, was not written. */
    public static final String ROLE_DROPPED = "dm.role-dropped";

    /** What a source held of an annotation was not written. */
    public static final String CONTENT_DROPPED = "dm.content-dropped";

    /** The number of a page was not written. */
    public static final String PAGE_DROPPED = "dm.page-dropped";

    /** What an item knows of its medium, and no file of it does, was not written. */
    public static final String MEDIUM_DROPPED = "dm.medium-dropped";

    private DmCodes() {}
}
