/**
 * The files of CVAT: where they and their pictures lie, what their head says, and how elements spell shapes, degrees and own
 * attributes. Start at {@link org.labelport.cvat.file.CvatFile}.
 */
@NullMarked
package org.labelport.cvat.file;

import org.jspecify.annotations.NullMarked;
