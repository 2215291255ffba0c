/** Text for terminals: columns, numbers, lists, and what is not safe to show. */
@NullMarked
package org.labelport.shell.text;

import org.jspecify.annotations.NullMarked;
