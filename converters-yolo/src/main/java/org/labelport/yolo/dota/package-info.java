/**
 * Label files in the form of DOTA: four corners in pixels, a class and how difficult the object is. They are only read.
 * Start at {@link org.labelport.yolo.dota.DotaTarget}.
 */
@NullMarked
package org.labelport.yolo.dota;

import org.jspecify.annotations.NullMarked;
