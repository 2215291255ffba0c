/**
 * What the tables of pictures have in common: a bounding box for every shape, the losses of tables that hold little
 * more than boxes, rows grouped by picture, pictures found on disk, tables checked line by line.
 *
 * <p>Start reading at {@code BoxTableWriter} for writing, {@code PictureTableSource} for reading and {@code TableCheck}
 * for verifying. Columns and numbers are in the package of each format.
 */
@NullMarked
package org.labelport.csv.picture;

import org.jspecify.annotations.NullMarked;
