/**
 * Writes tables that hold little more than boxes: a bounding box for every shape, and the losses of everything else.
 * Start at {@link org.labelport.csv.picture.write.BoxTableWriter}.
 */
@NullMarked
package org.labelport.csv.picture.write;

import org.jspecify.annotations.NullMarked;
