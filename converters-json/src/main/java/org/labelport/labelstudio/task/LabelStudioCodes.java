package org.labelport.labelstudio.task;

/** Codes of what a reader of tasks finds. */
public final class LabelStudioCodes {

    static final String MISSING = "labelstudio.missing";
    public static final String JSON = "labelstudio.json";
    static final String CONFIG = "labelstudio.config";
    public static final String TASK = "labelstudio.task";
    public static final String REGION = "labelstudio.region";
    public static final String CATEGORY_UNKNOWN = "category.unknown";
    public static final String SIZE_UNKNOWN = "image.size-unknown";
    /** A person skipped the task. */
    public static final String CANCELLED = "annotation.cancelled";
    /** Another person's annotation, or a prediction, that the filter leaves out. */
    public static final String NOT_CHOSEN = "annotation.not-chosen";
    /** What somebody has begun and not submitted. */
    public static final String DRAFT = "annotation.draft";

    /** That an annotation is the ground truth. */
    public static final String GROUND_TRUTH = "annotation.ground-truth";
    /** How a picture was turned on the screen. */
    public static final String VIEW_DROPPED = "view.rotation-dropped";
    /** A vector's curves or branches have become a plain line. */
    public static final String PATH_CHANGED = "path.simplified";

    private LabelStudioCodes() {}
}
