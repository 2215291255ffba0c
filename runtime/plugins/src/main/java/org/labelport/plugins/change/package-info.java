/**
 * Changes of what serves. {@link org.labelport.plugins.change.PluginChanges} makes one after the other, from the new
 * state that {@code Proposals} proposes; {@link org.labelport.plugins.change.Trial} starts new versions without letting
 * them serve, and uninstalls them again when one does not work; {@link org.labelport.plugins.change.Reconciler} makes
 * the framework run what the state on disk says.
 */
@NullMarked
package org.labelport.plugins.change;

import org.jspecify.annotations.NullMarked;
