/** The files of a COCO data set: where they lie, of which kind they are, ids and syntax. What reads, writes and verifies uses it. */
@NullMarked
package org.labelport.coco.file;

import org.jspecify.annotations.NullMarked;
