package org.labelport.csv.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.labelport.csv.table.ClassTable;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.csv.table.CsvTable;
import org.labelport.csv.table.TableNames;
import org.labelport.limits.Limits;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/**
 * Reads the tables in three passes: first the items' ids, then the annotations, which are grouped by item, then the
 * items with their annotations. Only the ids and few items are in memory.
 */
public final class CsvSource implements ParallelItemSource {

    /** Code of the loss of an item that once had more annotations than there are now. */
    public static final String ROWS_MISSING = "csv.rows-missing";

    /** As programs write it that take the column for decimals, too. */
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}([.]0{1,3})?");

    private final SourceReport report;
    private final RowReport rowReport;
    private final Optional<Taxonomy> taxonomy;
    private final ItemIds ids;
    private final AnnotationsByItem annotations;
    private final CsvTable items;
    private final ItemReader reader;

    /** Number of the next record of {@code items.csv}, from 0. */
    private int nextRecord;

    /** @param taxonomy the categories of {@code classes.csv}; empty when there is no such file */
    private CsvSource(
            SourceReport report,
            RowReport rowReport,
            Optional<Taxonomy> taxonomy,
            ItemIds ids,
            AnnotationsByItem annotations,
            CsvTable items,
            ItemReader reader) {
        this.report = report;
        this.rowReport = rowReport;
        this.taxonomy = taxonomy;
        this.ids = ids;
        this.annotations = annotations;
        this.items = items;
        this.reader = reader;
    }

    /** Opens the tables. Classes, ids and annotations are read before the first item. */
    public static CsvSource open(SourceRequest request) throws ExportException, IOException {
        return open(request, RowReport.to(request.report()));
    }

    /** Opens the tables as above, and gives what is wrong with rows to a taker of its own. */
    public static CsvSource open(SourceRequest request, RowReport rowReport) throws ExportException, IOException {
        Path given = request.filter().path("path");
        Path folder = folder(given);
        if (!FileKind.isFolder(folder)) {
            throw new ExportException("csv.missing", folder + " is not a folder. Give the one that holds items.csv.");
        }
        SourceReport report = request.report();
        if (folder.equals(given)) {
            OtherTables.tell(folder, report);
        }
        Limits limits = request.limits();
        Path classes = folder.resolve(TableNames.CLASSES);
        Optional<Taxonomy> taxonomy =
                FileKind.isThere(classes) ? Optional.of(ClassTable.read(classes, limits)) : Optional.empty();
        ItemReader reader =
                new ItemReader(MediaFiles.of(folder, request), new AnnotationReader(taxonomy, rowReport), report);
        ItemIds ids = ItemIds.read(folder, report, limits);
        AnnotationsByItem annotations = AnnotationsByItem.read(folder, ids, request, rowReport);
        try {
            CsvTable items = CsvTable.open(folder.resolve(TableNames.ITEMS), CsvColumns.ITEMS_READ, limits);
            return new CsvSource(report, rowReport, taxonomy, ids, annotations, items, reader);
        } catch (ExportException | IOException | RuntimeException e) {
            annotations.close();
            throw e;
        }
    }

    /** Returns the folder that is given, or whose table is given. */
    private static Path folder(Path given) {
        boolean table = given.endsWith(TableNames.ANNOTATIONS) || given.endsWith(TableNames.ITEMS);
        return table && FileKind.isFile(given) ? given.resolveSibling("") : given;
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        Optional<CsvRecordCells> row = items.next();
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(new RowReading(row.get(), nextRecord++, annotations.next()));
    }

    /** Makes an item from its row and the rows of its annotations. */
    private final class RowReading implements Reading {

        private final CsvRecordCells row;
        private final int record;
        private final List<byte[]> encoded;

        private RowReading(CsvRecordCells row, int record, List<byte[]> encoded) {
            this.row = row;
            this.record = record;
            this.encoded = encoded;
        }

        @Override
        public Optional<Item> read() throws ExportException {
            List<CsvRecordCells> rows = annotations.rows(encoded);
            String id = row.text("item_id");
            try {
                row.requireComplete();
                if (!ids.firstRecord(id).equals(Optional.of(record))) {
                    throw new ItemException(
                            "item.duplicate",
                            row.place() + ": an earlier row has the item_id '" + id + "'. Give this row another one.");
                }
                Item item = reader.read(row, rows);
                compare(item, rows);
                return Optional.of(item);
            } catch (ItemException e) {
                rowReport.error(
                        row,
                        ItemError.ofItem(
                                id.isEmpty() ? row.place() : id, annotationsIn(rows), e.code(), e.getMessage()));
                return Optional.empty();
            }
        }

        private static int annotationsIn(List<CsvRecordCells> rows) {
            return (int) rows.stream()
                    .filter(annotation -> !annotation.text("kind").equals(CsvColumns.RELATION))
                    .count();
        }

        /** Tells when the item had more annotations once: their table may have been cut off. */
        private void compare(Item item, List<CsvRecordCells> rows) {
            String counted = row.text(CsvColumns.ANNOTATION_COUNT);
            if (counted.equals(Integer.toString(item.annotations().size()))
                    || !COUNT.matcher(counted).matches()) {
                return;
            }
            int found = annotationsIn(rows); // also those that were reported as errors
            if (Double.parseDouble(counted) > found) {
                report.loss(Loss.changed(
                        item.id(),
                        ROWS_MISSING,
                        TableNames.ITEMS + " counts " + counted + " annotations, but " + TableNames.ANNOTATIONS
                                + " has " + found));
            }
        }

        @Override
        public long bytes() {
            return encoded.stream().mapToLong(bytes -> bytes.length).sum();
        }
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy.orElse(Taxonomy.EMPTY);
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(ids.records());
    }

    @Override
    public void close() throws IOException {
        try (annotations) {
            items.close();
        }
    }
}
