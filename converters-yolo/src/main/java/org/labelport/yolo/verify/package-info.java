/**
 * What readers of YOLO formats make of rows and pictures, the same for all of them: what they leave out, and what they take
 * for something else.
 */
@NullMarked
package org.labelport.yolo.verify;

import org.jspecify.annotations.NullMarked;
