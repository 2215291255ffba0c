/**
 * Checks files of COCO's family for what their readers reject or read wrongly. Start at
 * {@link org.labelport.coco.verify.CocoVerifier}. Every file is read twice: {@code Listing} collects the images and
 * categories that annotations refer to, then {@code FileCheck} checks every entry.
 */
@NullMarked
package org.labelport.coco.verify;

import org.jspecify.annotations.NullMarked;
