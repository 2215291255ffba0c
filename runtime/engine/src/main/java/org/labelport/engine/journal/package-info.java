/**
 * Keeps the finished steps of a run on disk, so that the run can be continued after its process died. The steps are
 * defined by the packages that do them. Start at {@link org.labelport.engine.journal.Journal}.
 */
@NullMarked
package org.labelport.engine.journal;

import org.jspecify.annotations.NullMarked;
