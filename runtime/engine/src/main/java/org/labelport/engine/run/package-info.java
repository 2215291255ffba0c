/** One run: its steps in order, its events, its cancellation. Start at {@link org.labelport.engine.run.Run}. */
@NullMarked
package org.labelport.engine.run;

import org.jspecify.annotations.NullMarked;
