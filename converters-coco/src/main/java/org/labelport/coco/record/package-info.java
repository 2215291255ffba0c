/** What is known of images and annotations between the one pass over a file and the items: small binary records, and logs of them. */
@NullMarked
package org.labelport.coco.record;

import org.jspecify.annotations.NullMarked;
