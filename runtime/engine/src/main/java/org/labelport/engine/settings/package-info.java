/** Files in which an operator sets what a run may do. The keys of each file are defined where it is used. */
@NullMarked
package org.labelport.engine.settings;

import org.jspecify.annotations.NullMarked;
