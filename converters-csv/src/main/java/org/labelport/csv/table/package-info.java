/**
 * The three tables of the format {@code csv}: their names, their columns, how rows are spelled, and the JSON and text of
 * cells. Start reading at {@link org.labelport.csv.table.CsvColumns}, at {@link org.labelport.csv.table.CsvRow} for what
 * is written, and at {@link org.labelport.csv.table.CsvTable} for what is read.
 */
@NullMarked
package org.labelport.csv.table;

import org.jspecify.annotations.NullMarked;
