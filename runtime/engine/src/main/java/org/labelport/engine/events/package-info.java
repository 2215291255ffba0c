/** Tells listeners what happens in a run, and tells a run to stop. */
@NullMarked
package org.labelport.engine.events;

import org.jspecify.annotations.NullMarked;
