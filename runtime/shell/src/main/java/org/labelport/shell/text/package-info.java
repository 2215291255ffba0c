/** Text for terminals: columns, numbers, lists, and escapes for unsafe characters. */
@NullMarked
package org.labelport.shell.text;

import org.jspecify.annotations.NullMarked;
