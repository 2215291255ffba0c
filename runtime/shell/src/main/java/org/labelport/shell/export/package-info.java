/** Commands that read a source, one class each, and the reports of their results. */
@NullMarked
package org.labelport.shell.export;

import org.jspecify.annotations.NullMarked;
