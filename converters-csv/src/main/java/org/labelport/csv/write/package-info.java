/**
 * Writes items as the three tables of the format {@code csv}. Start reading at {@link
 * org.labelport.csv.write.CsvShardWriter}, and at {@link org.labelport.csv.write.CsvPlan} for how the tables are made
 * of its rows.
 */
@NullMarked
package org.labelport.csv.write;

import org.jspecify.annotations.NullMarked;
