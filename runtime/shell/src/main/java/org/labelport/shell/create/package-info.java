/**
 * The Maven project that {@code labelport plugin create} writes: what names it can have, and its files, which are templates
 * among this package's resources. Start at {@link org.labelport.shell.create.NewPlugin}.
 *
 * <p>In a template {@code ${name}} stands for a value, and lines between {@code #if image video} and {@code #end} are there
 * when the new format has one of these types of data. What has a dot in it, such as {@code ${project.version}}, is left to
 * Maven.
 */
@NullMarked
package org.labelport.shell.create;

import org.jspecify.annotations.NullMarked;
