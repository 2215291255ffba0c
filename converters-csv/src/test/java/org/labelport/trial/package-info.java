/** Runs a converter over items in memory into a folder, and a target over a folder, without the engine. */
@NullMarked
package org.labelport.trial;

import org.jspecify.annotations.NullMarked;
