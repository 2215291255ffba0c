/** ADE20K: the full data set with its pictures of class and instance, and the 8-bit masks of scene parsing. */
@NullMarked
package org.labelport.masks.ade20k;

import org.jspecify.annotations.NullMarked;
