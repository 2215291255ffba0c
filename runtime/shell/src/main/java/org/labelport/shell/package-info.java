/**
 * The commands of Labelport, for the command line and for the Gogo shell: picocli reads the arguments, the export engine
 * does the work, and small classes here show what came of it.
 *
 * <p>Start at {@link org.labelport.shell.CommandLines}; {@code *Command} classes are one command each, {@code *Report}
 * classes turn results into text. Nothing here knows a format or a target.
 */
@NullMarked
package org.labelport.shell;

import org.jspecify.annotations.NullMarked;
