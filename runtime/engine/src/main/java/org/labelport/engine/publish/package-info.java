/** The end of a run: moves a finished export to its place in one atomic step, and removes leftovers of runs. */
@NullMarked
package org.labelport.engine.publish;

import org.jspecify.annotations.NullMarked;
