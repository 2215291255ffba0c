/**
 * What the library makes of the files of a data set: the names that have a meaning for it, the rows of metadata files,
 * and the lists of classes. Start reading at {@link org.labelport.imagefolder.file.ReservedNames}, and
 * at {@link org.labelport.imagefolder.file.RowFile} for the rows.
 */
@NullMarked
package org.labelport.imagefolder.file;

import org.jspecify.annotations.NullMarked;
