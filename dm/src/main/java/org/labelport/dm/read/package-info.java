/**
 * Reads documents into the model. Both versions become {@link org.labelport.dm.read.Entry entries} of the same form;
 * then there is a reader for each family of tools, and one for relations and groups.
 *
 * <p>Start reading at {@link org.labelport.dm.read.EntriesOfV2}, then {@link org.labelport.dm.read.AnnotationReader}.
 * {@link org.labelport.dm.DmReader} describes what each tool becomes.
 */
@NullMarked
package org.labelport.dm.read;

import org.jspecify.annotations.NullMarked;
