/**
 * Makes items from tasks. Start reading at {@link org.labelport.labelstudio.read.LabelStudioSource}. {@code TaskReader}
 * makes an item from a task; {@code TaskMedia} and {@code MediaReader} make its medium.
 */
@NullMarked
package org.labelport.labelstudio.read;

import org.jspecify.annotations.NullMarked;
