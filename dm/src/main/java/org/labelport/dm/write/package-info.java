/**
 * Writes documents from the model, and converts V1 to V2 as the SDK does. An item becomes
 * {@link org.labelport.dm.write.ModelEntries entries} like those of V1, which are then laid out as either version.
 *
 * <p>Start reading at {@link org.labelport.dm.write.ModelEntries}.
 */
@NullMarked
package org.labelport.dm.write;

import org.jspecify.annotations.NullMarked;
