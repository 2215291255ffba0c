/**
 * The commands of Labelport, for the command line and for the Gogo shell: picocli reads the arguments, the export
 * engine does the work, and small classes show the results. Nothing here depends on a format or a target.
 *
 * <p>Start at {@link org.labelport.shell.CommandLines}, which finds a command and runs it. {@code *Command} classes are one
 * command each, {@code *Report} classes turn results into text:
 *
 * <ul>
 *   <li>{@code export}: export, plan, verify, preview, resume. {@code request} is what they read from arguments, and
 *       {@code progress} what they show while a run goes on.
 *   <li>{@code runs}: runs and their leftovers. {@code catalogue}: formats and targets. {@code plugin}: plug-ins, and
 *       {@code create} the project of a new one.
 *   <li>{@code gogo}: the interactive shell.
 *   <li>{@code invocation} is what each command gets; {@code text} how names, numbers and tables are shown.
 * </ul>
 */
@NullMarked
package org.labelport.shell;

import org.jspecify.annotations.NullMarked;
