/**
 * Data sets for the classification of whole pictures, as Ultralytics, torchvision and others read them: a folder for
 * each class in a folder for each split. {@link org.labelport.yolo.classify.ClassifyPlan} writes them, and {@link
 * org.labelport.yolo.classify.ClassifySource} reads them.
 */
@NullMarked
package org.labelport.yolo.classify;

import org.jspecify.annotations.NullMarked;
