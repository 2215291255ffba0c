/** Threads that work for a run and end with it. */
@NullMarked
package org.labelport.engine.work;

import org.jspecify.annotations.NullMarked;
