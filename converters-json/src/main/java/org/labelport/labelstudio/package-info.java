/**
 * Label Studio's JSON: tasks with what people and models marked on them, and the labelling interface that gives the marks
 * their meaning.
 *
 * <p>Places on pictures are in percent of their sides; a rotated box turns about the corner that is top left before it
 * turns. Everything that concerns one object is a list of results with one id: its outline, its answers.
 *
 * <p>Start reading at {@link org.labelport.labelstudio.LabelStudioConverter}, {@link
 * org.labelport.labelstudio.LabelStudioTarget} and {@link org.labelport.labelstudio.LabelStudioVerifier}.
 */
@NullMarked
package org.labelport.labelstudio;

import org.jspecify.annotations.NullMarked;
