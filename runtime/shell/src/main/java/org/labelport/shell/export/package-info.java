/** Commands that read a source: one class each, and reports of what came of it. */
@NullMarked
package org.labelport.shell.export;

import org.jspecify.annotations.NullMarked;
