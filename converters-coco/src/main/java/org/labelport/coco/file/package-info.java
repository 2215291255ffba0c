/**
 * The files of a COCO data set: where they lie, of which kind they are, their ids and their syntax. Used for reading,
 * writing and verifying.
 */
@NullMarked
package org.labelport.coco.file;

import org.jspecify.annotations.NullMarked;
