/**
 * The Maven project that {@code labelport plugin create} writes: the rules for its names, and its files, whose
 * templates are resources of this package. Start at {@link org.labelport.shell.create.NewPlugin}.
 *
 * <p>In a template {@code ${name}} stands for a value, and lines between {@code #if image video} and {@code #end} are
 * kept when the new format has one of these types of data. Placeholders with a dot, such as {@code ${project.version}},
 * are left to Maven.
 */
@NullMarked
package org.labelport.shell.create;

import org.jspecify.annotations.NullMarked;
