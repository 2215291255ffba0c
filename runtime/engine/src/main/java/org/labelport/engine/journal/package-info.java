/**
 * What a run has on disk of its finished steps, so that it can go on after its process died. What the steps are is known to
 * the packages that do them. Start at {@link org.labelport.engine.journal.Journal}.
 */
@NullMarked
package org.labelport.engine.journal;

import org.jspecify.annotations.NullMarked;
