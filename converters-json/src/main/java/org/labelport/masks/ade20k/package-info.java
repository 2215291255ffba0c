/**
 * ADE20K: the full layout, with masks of classes and objects, and that of scene parsing, with 8-bit masks of classes.
 */
@NullMarked
package org.labelport.masks.ade20k;

import org.jspecify.annotations.NullMarked;
