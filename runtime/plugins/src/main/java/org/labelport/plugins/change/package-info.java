/**
 * Changes of what serves. {@link org.labelport.plugins.change.PluginChanges} makes one after the other, of what
 * {@code Proposals} says of the state that is to be;
 * {@link org.labelport.plugins.change.Trial} brings new versions up without serving them and takes them down again when one
 * does not work; {@link org.labelport.plugins.change.Reconciler} makes the framework run what the state on disk says.
 */
@NullMarked
package org.labelport.plugins.change;

import org.jspecify.annotations.NullMarked;
