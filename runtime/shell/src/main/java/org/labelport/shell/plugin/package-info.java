/** Commands that list, change and explain plug-ins, one class each. */
@NullMarked
package org.labelport.shell.plugin;

import org.jspecify.annotations.NullMarked;
