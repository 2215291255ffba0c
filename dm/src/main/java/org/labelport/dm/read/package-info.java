/**
 * From documents to the model. Both versions become {@link org.labelport.dm.read.Entry entries}, each of which says the same
 * in the same way; then there is a reader for each family of tools, and one for relations and groups.
 *
 * <p>Start reading at {@link org.labelport.dm.read.EntriesOfV2}, then {@link org.labelport.dm.read.AnnotationReader}. What
 * documents look like and what tools become is told at {@link org.labelport.dm.DmReader}.
 */
@NullMarked
package org.labelport.dm.read;

import org.jspecify.annotations.NullMarked;
