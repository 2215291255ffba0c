package org.labelport.labelstudio.results;

import org.labelport.model.Shape;

/**
 * An annotation at its place.
 *
 * @param index frame or page
 */
record Placed(Draft draft, Shape shape, int index, boolean keyframe) {}
