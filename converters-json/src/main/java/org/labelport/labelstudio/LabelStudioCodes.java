package org.labelport.labelstudio;

/** Codes of what a reader of tasks finds. */
final class LabelStudioCodes {

    static final String MISSING = "labelstudio.missing";
    static final String JSON = "labelstudio.json";
    static final String CONFIG = "labelstudio.config";
    static final String TASK = "labelstudio.task";
    static final String REGION = "labelstudio.region";
    static final String CATEGORY_UNKNOWN = "category.unknown";
    static final String SIZE_UNKNOWN = "image.size-unknown";
    /** A person skipped the task. */
    static final String CANCELLED = "annotation.cancelled";
    /** Another person's annotation, or a prediction, that the filter leaves out. */
    static final String NOT_CHOSEN = "annotation.not-chosen";
    /** What somebody has begun and not submitted. */
    static final String DRAFT = "annotation.draft";

    /** That an annotation is the ground truth. */
    static final String GROUND_TRUTH = "annotation.ground-truth";
    /** How a picture was turned on the screen. */
    static final String VIEW_DROPPED = "view.rotation-dropped";

    private LabelStudioCodes() {}
}
