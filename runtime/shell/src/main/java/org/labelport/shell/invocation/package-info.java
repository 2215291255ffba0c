/** What a command works with, and how it says that it was called wrongly. */
@NullMarked
package org.labelport.shell.invocation;

import org.jspecify.annotations.NullMarked;
