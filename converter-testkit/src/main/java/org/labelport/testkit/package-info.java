/** Placeholder. */
@NullMarked
package org.labelport.testkit;

import org.jspecify.annotations.NullMarked;
