/**
 * Label Studio's JSON: tasks with the annotations of people and models, and the labelling interface that defines their
 * meaning. This package has the two services. {@code read} makes items from tasks, {@code write} makes tasks from
 * items, and {@code verify} checks tasks for what Label Studio rejects. These three share {@code task}, {@code config} for
 * the interface, {@code place} for where regions are, and {@code json}.
 *
 * <p>Start at {@link org.labelport.labelstudio.LabelStudioTarget} and {@link
 * org.labelport.labelstudio.LabelStudioConverter}.
 */
@NullMarked
package org.labelport.labelstudio;

import org.jspecify.annotations.NullMarked;
