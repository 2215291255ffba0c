package org.labelport.csv.read;

import org.labelport.csv.table.CsvRecordCells;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/** Takes what is wrong with rows. May be called by several threads at once. */
public interface RowReport {

    /** @param row that cannot be read */
    void error(CsvRecordCells row, ItemError error) throws ExportException;

    /** @param row that is read without some of its cells */
    void loss(CsvRecordCells row, Loss loss) throws ExportException;

    /** Reports to the run that reads, whose messages name the rows. */
    static RowReport to(SourceReport report) {
        return new RowReport() {
            @Override
            public void error(CsvRecordCells row, ItemError error) throws ExportException {
                report.error(error);
            }

            @Override
            public void loss(CsvRecordCells row, Loss loss) {
                report.loss(loss);
            }
        };
    }
}
