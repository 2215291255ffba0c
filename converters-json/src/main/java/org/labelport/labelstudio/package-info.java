/**
 * Label Studio's JSON: tasks with what people and models marked on them, and the labelling interface that gives the marks
 * their meaning. Here are the two services; {@code read} makes items of tasks, {@code write} tasks of items, {@code verify}
 * looks at tasks as Label Studio does, and {@code task} is what all of them know.
 *
 * <p>Start at {@link org.labelport.labelstudio.LabelStudioTarget} and {@link org.labelport.labelstudio.LabelStudioConverter}.
 */
@NullMarked
package org.labelport.labelstudio;

import org.jspecify.annotations.NullMarked;
