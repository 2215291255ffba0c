package org.labelport.csv.read;

import org.labelport.csv.table.CsvRecordCells;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;

/** Takes the errors of rows. May be called by several threads at once. */
@FunctionalInterface
public interface RowErrors {

    /** @param row that cannot be read */
    void error(CsvRecordCells row, ItemError error) throws ExportException;
}
