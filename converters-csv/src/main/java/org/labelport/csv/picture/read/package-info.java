/**
 * Reads tables whose rows name a picture: rows grouped by picture, pictures found on disk, columns found by their names.
 * Start at {@link org.labelport.csv.picture.read.PictureTableSource}. Columns and numbers are in the package of each
 * format.
 */
@NullMarked
package org.labelport.csv.picture.read;

import org.jspecify.annotations.NullMarked;
