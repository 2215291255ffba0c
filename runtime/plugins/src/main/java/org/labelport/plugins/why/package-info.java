/**
 * Says why a plug-in cannot serve, and what to do: {@link org.labelport.plugins.why.Explanations} asks in turn whether
 * it may run, whether all that it needs is there, whether it started, and whether its components did. It is read-only:
 * nothing is installed, resolved or started for it.
 */
@NullMarked
package org.labelport.plugins.why;

import org.jspecify.annotations.NullMarked;
