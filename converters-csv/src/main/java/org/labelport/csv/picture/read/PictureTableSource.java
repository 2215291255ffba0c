package org.labelport.csv.picture.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.csv.text.Excerpt;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.GroupedRecords;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/**
 * Reads tables whose rows name a picture. The rows are grouped by picture, and the pictures come in the order of their
 * first rows. Only the pictures' names and one item are in memory.
 */
public final class PictureTableSource implements ItemSource {

    private static final String SIZES_DIFFER = "csv.sizes-differ";
    private static final String NUMBER_INVALID = "number.invalid";
    private static final int LONGEST_SHOWN = 40;

    private final List<TableFile> tables;
    private final Taxonomy taxonomy;
    private final PictureNames names;
    private final PictureFiles files;
    private final SourceRequest request;
    private final SourceReport report;
    private final Limits limits;
    private final List<RowPicture> pictures = new ArrayList<>();
    private final PictureIds ids;
    private final GroupedRecords rows;
    private int next;

    /** Finds the file of the picture that a row names, and the item's path. */
    @FunctionalInterface
    public interface PictureNames {

        /**
         * Finds a picture.
         *
         * @param first the first row that names it
         */
        Found find(RowPicture picture, Row first, PictureFiles files) throws ItemException;

        /**
         * Returns the item's medium: a picture, unless overridden.
         *
         * @param first the first row that names it
         */
        default Media media(RowPicture picture, Found found, Row first, PictureFiles files) throws ItemException {
            return files.image(found.file(), picture.width(), picture.height());
        }

        /**
         * Whether rows could name a file that none of them names: any picture, unless overridden.
         *
         * @param file below its folder, {@code /}-separated
         */
        default boolean isMeant(String file) {
            return true;
        }
    }

    /**
     * A picture that was looked for.
     *
     * @param path the item's path
     * @param file empty when it is not there
     */
    public record Found(String path, Optional<Path> file) {}

    private record Key(Object split, String path) {}

    /** Reads all tables twice: first for the names of pictures, then to group the rows. */
    public PictureTableSource(
            SourceRequest request, List<TableFile> tables, Taxonomy taxonomy, PictureFiles files, PictureNames names)
            throws ExportException, IOException {
        this.request = request;
        this.report = request.report();
        this.limits = request.limits();
        this.tables = List.copyOf(tables);
        this.taxonomy = taxonomy;
        this.files = files;
        this.names = names;
        this.ids = new PictureIds(report);
        Map<Key, Integer> places = new HashMap<>();
        collect(places);
        this.rows = new GroupedRecords(request.scratch(), "csv-rows", pictures.size());
        try {
            group(places);
        } catch (ExportException | IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private void collect(Map<Key, Integer> places) throws ExportException, IOException {
        for (TableFile table : tables) {
            try (RecordReader reader = table.open(limits)) {
                for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                    if (!row.get().isBlank()) {
                        collect(table, row.get(), places);
                    }
                }
            }
        }
    }

    private void collect(TableFile table, Row row, Map<Key, Integer> places) throws ExportException {
        try {
            RowPicture picture = table.dialect().picture(row);
            if (places.putIfAbsent(new Key(picture.split(), picture.path()), pictures.size()) == null) {
                pictures.add(picture);
            }
        } catch (ItemException e) {
            String place = new TableRow(table, row).place();
            report.error(new ItemError("", place, e.code(), place + ": " + e.getMessage(), 0, 1));
        }
    }

    private void group(Map<Key, Integer> places) throws ExportException, IOException {
        ByteText encoded = new ByteText();
        for (int table = 0; table < tables.size(); table++) {
            try (RecordReader reader = tables.get(table).open(limits)) {
                for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                    Optional<Integer> place = place(tables.get(table), row.get(), places);
                    if (place.isPresent()) {
                        encoded.clear();
                        TableRow.encode(table, row.get(), encoded);
                        byte[] bytes = encoded.toByteArray();
                        rows.add(place.get(), bytes, 0, bytes.length);
                    }
                }
            }
        }
        rows.seal();
    }

    /** Returns the number of a row's picture; empty for a blank row, and for one that the first pass has reported. */
    private static Optional<Integer> place(TableFile table, Row row, Map<Key, Integer> places) {
        if (row.isBlank()) {
            return Optional.empty();
        }
        try {
            RowPicture picture = table.dialect().picture(row);
            return Optional.ofNullable(places.get(new Key(picture.split(), picture.path())));
        } catch (ItemException reported) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (next < pictures.size()) {
            RowPicture picture = pictures.get(next++);
            List<byte[]> records = rows.next();
            try {
                return Optional.of(item(picture, records));
            } catch (ItemException e) {
                report.error(ItemError.ofItem(picture.path(), records.size(), e.code(), e.getMessage()));
            }
        }
        files.reportUnnamed(names::isMeant, request);
        return Optional.empty();
    }

    private Item item(RowPicture picture, List<byte[]> records) throws ItemException, ExportException, IOException {
        TableRow first = TableRow.decode(records.get(0), tables);
        PictureFiles near = files.of(picture.split());
        Found found = names.find(picture, first.row(), near);
        if (found.path().isEmpty()) {
            throw new ItemException(
                    "media.missing", first.place() + " names a folder, but no file in it. Give the file's name");
        }
        String id = ids.of(picture, found.path(), first.place());
        Media media = names.media(picture, found, first.row(), near);
        PictureFrame frame =
                new PictureFrame(media instanceof Media.Image image ? image : Media.Image.of(Blob.ABSENT, 0, 0));
        List<Annotation> annotations = new ArrayList<>();
        boolean sizeReported = false;
        for (byte[] record : records) {
            TableRow row = TableRow.decode(record, tables);
            sizeReported = sizeReported || reportsOtherSize(id, picture, row);
            try {
                row.table().dialect().read(row.row(), frame, annotations);
            } catch (ItemException e) {
                String place = row.place();
                report.error(ItemError.ofAnnotation(id, place, e.code(), place + ": " + e.getMessage()));
            }
        }
        return Item.of(id, found.path(), media, annotations).withSplit(picture.split());
    }

    /** Reports a row that gives the picture another size than its first row, or none, and returns whether it does. */
    private boolean reportsOtherSize(String id, RowPicture first, TableRow row) throws ItemException {
        RowPicture picture = row.table().dialect().picture(row.row());
        boolean differs = picture.width() > 0 && first.width() > 0 && picture.width() != first.width()
                || picture.height() > 0 && first.height() > 0 && picture.height() != first.height();
        if (differs) {
            report.loss(Loss.changed(
                    id,
                    SIZES_DIFFER,
                    row.place() + " gives the picture " + picture.width() + " x "
                            + picture.height() + " pixels, its first row " + first.width() + " x " + first.height()
                            + "; the size in the first row counts"));
        } else if (!picture.oddSide().isEmpty()) {
            report.loss(Loss.changed(
                    id,
                    NUMBER_INVALID,
                    row.place() + ": '" + Excerpt.of(picture.oddSide(), LONGEST_SHOWN)
                            + "' is not a number of pixels; it is read as unknown"));
        }
        return differs || !picture.oddSide().isEmpty();
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(pictures.size());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
