/**
 * The interactive shell, and the commands as functions of Gogo. Gogo and JLine may be absent: nothing outside this package
 * needs them. Start at {@link org.labelport.shell.gogo.GogoShell} and {@link org.labelport.shell.gogo.GogoCommands}.
 */
@NullMarked
package org.labelport.shell.gogo;

import org.jspecify.annotations.NullMarked;
