/**
 * Data sets to classify whole pictures, as Ultralytics, torchvision and others read them: a folder for each class in a folder
 * for each split. Written by {@link org.labelport.yolo.classify.ClassifyPlan}, read by
 * {@link org.labelport.yolo.classify.ClassifySource}.
 */
@NullMarked
package org.labelport.yolo.classify;

import org.jspecify.annotations.NullMarked;
