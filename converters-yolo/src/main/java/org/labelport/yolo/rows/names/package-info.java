/**
 * The names of classes, which rows refer to by number. {@link org.labelport.yolo.rows.names.ClassList} reads files that
 * have a name in each line; {@link org.labelport.yolo.rows.names.ClassNames} and {@link
 * org.labelport.yolo.rows.names.NameLines} make names that data.yaml or a line can hold.
 */
@NullMarked
package org.labelport.yolo.rows.names;

import org.jspecify.annotations.NullMarked;
