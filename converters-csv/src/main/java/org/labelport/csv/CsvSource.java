package org.labelport.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.limits.Limits;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.GroupedRecords;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/**
 * Reads the tables in three passes: the items' ids, the annotations (which are put in the items' order), the items with
 * their annotations. In memory are the ids and one item.
 */
final class CsvSource implements ItemSource {

    static final String ANNOTATIONS_FILE = "annotations.csv";
    private static final String ITEMS_FILE = "items.csv";
    private static final String CLASSES_FILE = "classes.csv";

    private final SourceReport report;
    private final Optional<Taxonomy> taxonomy;
    private final Map<String, Integer> ordinals;
    private final int records;
    private final CsvTable items;
    private final GroupedRecords annotations;
    private final ItemReader reader;
    private final Json json;

    private int ordinal;

    private CsvSource(
            SourceReport report,
            Optional<Taxonomy> taxonomy,
            Map<String, Integer> ordinals,
            int records,
            CsvTable items,
            GroupedRecords annotations,
            ItemReader reader,
            Json json) {
        this.report = report;
        this.taxonomy = taxonomy;
        this.ordinals = ordinals;
        this.records = records;
        this.items = items;
        this.annotations = annotations;
        this.reader = reader;
        this.json = json;
    }

    static CsvSource open(SourceRequest request) throws ExportException, IOException {
        Path folder = request.filter().path("path");
        if (!FileKind.isFolder(folder)) {
            throw new ExportException("csv.missing", folder + " is not a folder. Give the one that holds items.csv.");
        }
        SourceReport report = request.report();
        Limits limits = request.limits();
        Path classes = folder.resolve(CLASSES_FILE);
        Optional<Taxonomy> taxonomy =
                FileKind.isThere(classes) ? Optional.of(ClassTable.read(classes, limits)) : Optional.empty();
        MediaFiles media = MediaFiles.of(folder, request);
        Map<String, Integer> ordinals = new HashMap<>();
        int records = readIds(folder.resolve(ITEMS_FILE), ordinals, report, limits);
        GroupedRecords annotations = new GroupedRecords(request.scratch(), "csv-annotations", records);
        try {
            group(folder.resolve(ANNOTATIONS_FILE), ordinals, annotations, report, limits);
            CsvTable items = CsvTable.open(folder.resolve(ITEMS_FILE), CsvColumns.ITEMS_READ, limits);
            ItemReader reader = new ItemReader(media, new AnnotationReader(taxonomy, report));
            return new CsvSource(report, taxonomy, ordinals, records, items, annotations, reader, new Json(limits));
        } catch (ExportException | IOException | RuntimeException e) {
            annotations.close();
            throw e;
        }
    }

    private static int readIds(Path file, Map<String, Integer> ordinals, SourceReport report, Limits limits)
            throws ExportException, IOException {
        int records = 0;
        try (CsvTable table = CsvTable.open(file, CsvColumns.ITEMS_READ, limits)) {
            reportExtra(file, table.columnsBeyond(CsvColumns.ITEMS), report);
            Optional<CsvRecordCells> row = table.next();
            while (row.isPresent()) {
                ordinals.putIfAbsent(row.get().text("item_id"), records++);
                row = table.next();
            }
        }
        return records;
    }

    private static void group(
            Path file, Map<String, Integer> ordinals, GroupedRecords annotations, SourceReport report, Limits limits)
            throws ExportException, IOException {
        ByteText encoded = new ByteText();
        try (CsvTable table = CsvTable.open(file, CsvColumns.ANNOTATIONS_READ, limits)) {
            reportExtra(file, table.columnsBeyond(CsvColumns.ANNOTATIONS), report);
            Optional<CsvRecordCells> next = table.next();
            while (next.isPresent()) {
                CsvRecordCells row = next.get();
                Integer ordinal = ordinals.get(row.text("item_id"));
                try {
                    row.requireComplete();
                    if (ordinal == null) {
                        throw new ItemException(
                                "item.unknown",
                                row.place() + ": there is no item '" + row.text("item_id") + "' in " + ITEMS_FILE
                                        + ". Add it there.");
                    }
                    encoded.clear();
                    row.encode(CsvColumns.ANNOTATIONS_READ, encoded);
                    byte[] bytes = encoded.toByteArray();
                    annotations.add(ordinal, bytes, 0, bytes.length);
                } catch (ItemException e) {
                    report.error(AnnotationReader.error(row.text("item_id"), row, e));
                }
                next = table.next();
            }
        }
        annotations.seal();
    }

    private static void reportExtra(Path file, List<String> columns, SourceReport report) {
        columns.remove(CsvColumns.FORMULA_GUARD);
        if (!columns.isEmpty()) {
            report.loss(Loss.ofDataset(
                    "csv.column-ignored", file.getFileName() + ": not read: " + String.join(", ", columns)));
        }
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        Optional<CsvRecordCells> row = items.next();
        while (row.isPresent()) {
            List<CsvRecordCells> rows = new ArrayList<>();
            for (byte[] encoded : annotations.next()) {
                rows.add(CsvRecordCells.decode(ANNOTATIONS_FILE, CsvColumns.ANNOTATIONS_READ, encoded, json));
            }
            Optional<Item> item = read(row.get(), ordinal++, rows);
            if (item.isPresent()) {
                return item;
            }
            row = items.next();
        }
        return Optional.empty();
    }

    private Optional<Item> read(CsvRecordCells row, int number, List<CsvRecordCells> rows)
            throws ExportException, IOException {
        String id = row.text("item_id");
        try {
            row.requireComplete();
            if (ordinals.get(id) != number) {
                throw new ItemException(
                        "item.duplicate", row.place() + ": there is an item '" + id + "' above. Give it another id.");
            }
            return Optional.of(reader.read(row, rows));
        } catch (ItemException e) {
            long lost = rows.stream()
                    .filter(annotation -> !annotation.text("kind").equals(CsvColumns.RELATION))
                    .count();
            report.error(
                    ItemError.ofItem(id.isEmpty() ? row.place() : id, Math.toIntExact(lost), e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy.orElse(Taxonomy.EMPTY);
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(records);
    }

    @Override
    public void close() throws IOException {
        try (annotations) {
            items.close();
        }
    }
}
