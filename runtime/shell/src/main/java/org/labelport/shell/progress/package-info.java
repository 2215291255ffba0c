/** Shows the progress of a run while it goes on. Start at {@link org.labelport.shell.progress.ProgressDisplay}. */
@NullMarked
package org.labelport.shell.progress;

import org.jspecify.annotations.NullMarked;
