/**
 * The lists of bounding boxes that Apple's Create ML trains object detectors with: a JSON file beside the pictures,
 * with an entry for each picture. Boxes are given by their centres. Roboflow writes such lists, too. Start reading at
 * {@link org.labelport.createml.CreateMlConverter} and {@link org.labelport.createml.CreateMlTarget}.
 */
@NullMarked
package org.labelport.createml;

import org.jspecify.annotations.NullMarked;
