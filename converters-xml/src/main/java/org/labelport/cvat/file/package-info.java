/**
 * The files of CVAT: where they and their pictures are, what their head says, and how elements spell shapes, angles,
 * and the attributes that hold what CVAT has no element for. Start reading at {@link org.labelport.cvat.file.CvatFile}.
 */
@NullMarked
package org.labelport.cvat.file;

import org.jspecify.annotations.NullMarked;
