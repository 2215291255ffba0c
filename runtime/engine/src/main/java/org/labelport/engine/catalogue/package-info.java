/** The formats and targets that are installed right now, and the choice among them. */
@NullMarked
package org.labelport.engine.catalogue;

import org.jspecify.annotations.NullMarked;
