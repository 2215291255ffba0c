/** Files in which an operator sets what a run may do. What each of them holds is known where it is used. */
@NullMarked
package org.labelport.engine.settings;

import org.jspecify.annotations.NullMarked;
