package org.labelport.csv.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.csv.table.CsvTable;
import org.labelport.csv.table.TableNames;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.SourceReport;

/** The ids in {@code items.csv}, each with the number of the first record that has it. Records are numbered from 0. */
final class ItemIds {

    private final Map<String, Integer> firstRecords = new HashMap<>();
    private int records;

    private ItemIds() {}

    /** Reads the ids, and reports columns that are not read. */
    static ItemIds read(Path folder, SourceReport report, Limits limits) throws ExportException, IOException {
        ItemIds ids = new ItemIds();
        try (CsvTable table = CsvTable.open(folder.resolve(TableNames.ITEMS), CsvColumns.ITEMS_READ, limits)) {
            table.reportUnread(CsvColumns.ITEMS, report);
            for (Optional<CsvRecordCells> row = table.next(); row.isPresent(); row = table.next()) {
                ids.firstRecords.putIfAbsent(row.get().text("item_id"), ids.records++);
            }
        }
        return ids;
    }

    /** The number of records, those with an id that an earlier record has included. */
    int records() {
        return records;
    }

    /** Returns the number of the first record with an id; empty when no record has it. */
    Optional<Integer> firstRecord(String id) {
        return Optional.ofNullable(firstRecords.get(id));
    }
}
