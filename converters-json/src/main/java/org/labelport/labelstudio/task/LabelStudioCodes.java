package org.labelport.labelstudio.task;

/** The codes of errors and losses in reading tasks. */
public final class LabelStudioCodes {

    static final String MISSING = "labelstudio.missing";
    public static final String JSON = "labelstudio.json";
    /** Without an interface, texts in the short form are not known to be choices. */
    public static final String CONFIG_MISSING = "labelstudio.config-missing";

    /** Two tasks have the same id. */
    public static final String ID_DUPLICATE = "id.duplicate";

    public static final String TASK = "labelstudio.task";
    public static final String REGION = "labelstudio.region";
    public static final String CATEGORY_UNKNOWN = "category.unknown";
    public static final String SIZE_UNKNOWN = "image.size-unknown";
    /** The author of an annotation skipped the task. */
    public static final String CANCELLED = "annotation.cancelled";
    /** The filter leaves out an annotation or prediction. */
    public static final String NOT_CHOSEN = "annotation.not-chosen";
    /** A draft, which its author has not submitted. */
    public static final String DRAFT = "annotation.draft";

    /** The mark of an annotation as ground truth is not kept. */
    public static final String GROUND_TRUTH = "annotation.ground-truth";
    /** The rotation of a picture on the screen is not kept. */
    public static final String VIEW_DROPPED = "view.rotation-dropped";
    /** A vector with curves or branches has become a simple line. */
    public static final String PATH_CHANGED = "path.simplified";

    /** An object stays until the end of a video, and the number of the video's frames is not known. */
    public static final String END_UNKNOWN = "track.end-unknown";

    /** The text at a range's offsets is not the one that the result quotes. */
    public static final String TEXT_DIFFERS = "labelstudio.text-differs";

    /** JSON files of the folder that are not read. */
    public static final String FILE_IGNORED = "labelstudio.file-ignored";

    /** Keys of a result, such as fields of its {@code meta}, are not read. */
    public static final String KEY_DROPPED = "labelstudio.key-dropped";

    private LabelStudioCodes() {}
}
