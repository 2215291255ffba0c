/** The end of a run: a finished export moves to its place in one atomic step; what is left of a run is removed. */
@NullMarked
package org.labelport.engine.publish;

import org.jspecify.annotations.NullMarked;
