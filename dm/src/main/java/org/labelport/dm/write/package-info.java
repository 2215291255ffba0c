/**
 * From the model to documents, and from V1 to V2 as the SDK does it. An item becomes
 * {@link org.labelport.dm.write.ModelEntries entries} as V1 has them, which are laid out as either version.
 *
 * <p>Start reading at {@link org.labelport.dm.write.ModelEntries}.
 */
@NullMarked
package org.labelport.dm.write;

import org.jspecify.annotations.NullMarked;
