/** How a run tells what happens, and how it is told to stop. */
@NullMarked
package org.labelport.engine.events;

import org.jspecify.annotations.NullMarked;
