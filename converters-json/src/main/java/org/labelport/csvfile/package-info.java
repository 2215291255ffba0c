/** Reads the small CSV files that lie beside pictures. Start at {@link org.labelport.csvfile.CsvFile}. */
@NullMarked
package org.labelport.csvfile;

import org.jspecify.annotations.NullMarked;
