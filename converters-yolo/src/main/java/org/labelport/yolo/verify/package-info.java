/** Checks rows and pictures as the readers of all YOLO formats do: what they leave out, and what they misread. */
@NullMarked
package org.labelport.yolo.verify;

import org.jspecify.annotations.NullMarked;
