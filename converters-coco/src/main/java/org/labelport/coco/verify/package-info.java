/**
 * Looks at files of COCO's family as their readers do. Starts at {@link org.labelport.coco.verify.CocoVerifier}, which goes
 * through every file twice: {@code Listing} takes what annotations refer to, {@code FileCheck} then judges every entry.
 */
@NullMarked
package org.labelport.coco.verify;

import org.jspecify.annotations.NullMarked;
