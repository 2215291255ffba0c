/** The pictures of YOLO data sets: which files are pictures, what names they get, and what readers do to them. */
@NullMarked
package org.labelport.yolo.pictures;

import org.jspecify.annotations.NullMarked;
