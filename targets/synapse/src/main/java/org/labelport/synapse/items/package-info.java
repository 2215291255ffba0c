/**
 * What a result of the platform means as items: which files it has ({@link org.labelport.synapse.items.Unit}), which
 * media become items ({@code UnitItems}), and how an item gets its annotations once its size is known
 * ({@code OpenUnits}). Start reading at {@link org.labelport.synapse.items.SynapseSource}.
 */
@NullMarked
package org.labelport.synapse.items;

import org.jspecify.annotations.NullMarked;
