/**
 * Makes items from the three tables of the format {@code csv}. Start reading at {@link
 * org.labelport.csv.read.CsvSource}.
 */
@NullMarked
package org.labelport.csv.read;

import org.jspecify.annotations.NullMarked;
