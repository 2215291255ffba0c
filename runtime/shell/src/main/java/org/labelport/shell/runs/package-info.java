/** Commands for runs that are going on, and for runs that can be continued. */
@NullMarked
package org.labelport.shell.runs;

import org.jspecify.annotations.NullMarked;
