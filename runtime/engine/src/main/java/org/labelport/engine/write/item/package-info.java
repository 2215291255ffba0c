/**
 * What a writer puts out for one item, which is in the export as a whole or not at all. {@link
 * org.labelport.engine.write.item.ItemTransaction} holds it until the item has succeeded, checks that nothing of the item is
 * left unsaid, and takes back what was written when it fails.
 */
@NullMarked
package org.labelport.engine.write.item;

import org.jspecify.annotations.NullMarked;
