/** Tries what a bundle provides before runs get it. Start at {@link org.labelport.engine.check.SelfCheck}. */
@NullMarked
package org.labelport.engine.check;

import org.jspecify.annotations.NullMarked;
