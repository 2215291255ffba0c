/**
 * Makes items of VOC's and LabelImg's files. Start at {@link org.labelport.voc.read.VocSource}.
 */
@NullMarked
package org.labelport.voc.read;

import org.jspecify.annotations.NullMarked;
