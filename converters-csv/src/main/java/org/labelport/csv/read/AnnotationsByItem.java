package org.labelport.csv.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.csv.table.CsvTable;
import org.labelport.csv.table.Json;
import org.labelport.csv.table.TableNames;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.GroupedRecords;
import org.labelport.target.SourceRequest;

/** The rows of {@code annotations.csv}, grouped by the record of their item. Memory does not grow with the rows. */
final class AnnotationsByItem implements Closeable {

    /** The columns that are kept of each row, with their places. */
    private static final Map<String, Integer> COLUMNS = IntStream.range(0, CsvColumns.ANNOTATIONS_READ.size())
            .boxed()
            .collect(Collectors.toUnmodifiableMap(CsvColumns.ANNOTATIONS_READ::get, place -> place));

    private final GroupedRecords records;
    private final Json json;

    private AnnotationsByItem(GroupedRecords records, Json json) {
        this.records = records;
        this.json = json;
    }

    /** Reads all rows. Columns that are not read are reported, and rows without an item as errors. */
    static AnnotationsByItem read(Path folder, ItemIds items, SourceRequest request, RowReport report)
            throws ExportException, IOException {
        GroupedRecords records = new GroupedRecords(request.scratch(), "csv-annotations", items.records());
        try (CsvTable table =
                CsvTable.open(folder.resolve(TableNames.ANNOTATIONS), CsvColumns.ANNOTATIONS_READ, request.limits())) {
            table.reportUnread(CsvColumns.ANNOTATIONS, request.report());
            addAll(table, items, records, report);
            records.seal();
            return new AnnotationsByItem(records, new Json(request.limits()));
        } catch (ExportException | IOException | RuntimeException e) {
            records.close();
            throw e;
        }
    }

    private static void addAll(CsvTable table, ItemIds items, GroupedRecords records, RowReport report)
            throws ExportException, IOException {
        ByteText encoded = new ByteText();
        for (Optional<CsvRecordCells> row = table.next(); row.isPresent(); row = table.next()) {
            try {
                int record = recordOf(row.get(), items);
                encoded.clear();
                row.get().encode(CsvColumns.ANNOTATIONS_READ, encoded);
                byte[] bytes = encoded.toByteArray();
                records.add(record, bytes, 0, bytes.length);
            } catch (ItemException e) {
                report.error(row.get(), AnnotationReader.error(row.get().text("item_id"), row.get(), e));
            }
        }
    }

    private static int recordOf(CsvRecordCells row, ItemIds items) throws ItemException {
        row.requireComplete();
        String id = row.text("item_id");
        return items.firstRecord(id)
                .orElseThrow(() -> new ItemException(
                        "item.unknown",
                        row.place() + ": there is no item '" + id + "' in " + TableNames.ITEMS + ". Add it there."));
    }

    /** Returns the rows of the next record of {@code items.csv}, for {@link #rows}. */
    List<byte[]> next() throws IOException {
        return records.next();
    }

    /** Returns rows in the order of {@code annotations.csv}. May be called by any thread. */
    List<CsvRecordCells> rows(List<byte[]> encoded) {
        return encoded.stream()
                .map(row -> CsvRecordCells.decode(TableNames.ANNOTATIONS, COLUMNS, row, json))
                .toList();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
