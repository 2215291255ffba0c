package org.labelport.model;

import static java.util.Objects.requireNonNull;

/**
 * One named point of a skeleton.
 *
 * @param name as in the category's {@link Skeleton#points()}
 * @param x in pixels; 0 when not labelled
 * @param y in pixels; 0 when not labelled
 * @param visibility whether it was labelled, and can be seen
 */
public record Keypoint(String name, double x, double y, Visibility visibility) {

    /** Whether a point was labelled and can be seen; the numbers are COCO's 0, 1, 2 in this order. */
    public enum Visibility {
        /** Not in the picture or not marked; its place means nothing. */
        NOT_LABELLED,
        /** Marked where it must be, though something hides it. */
        OCCLUDED,
        /** Marked where it is seen. */
        VISIBLE
    }

    public Keypoint {
        requireNonNull(visibility, "visibility");
        Finite.require("keypoint '" + name + "'", x, y);
    }
}
