package org.labelport.imagefolder.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.imagefolder.file.CsvRows;
import org.labelport.imagefolder.file.DateText;
import org.labelport.imagefolder.file.JsonRows;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.imagefolder.file.RowFile;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.LongSet;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.verify.Findings;

/** Checks one metadata file row by row. It keeps hashes of the names of each row's pictures in memory. */
final class MetadataCheck {

    /** How far a box may extend beyond the picture because of rounding, in pixels. */
    private static final double SLACK = 0.01;

    private final MediaProbe probe;
    private final MediaFolder folder;
    private final Findings.InFile findings;
    private final boolean pictures;
    private final Limits limits;
    private final LongSet listed = new LongSet();
    private Set<String> keys = Set.of();
    private final Set<String> dates = new TreeSet<>();
    private final Set<String> otherTexts = new TreeSet<>();
    private final Set<String> reported = new TreeSet<>();

    /**
     * Makes the check of one file, which is used once.
     *
     * @param findings for this file
     * @param pictures whether the data set has any pictures; without them none is reported as missing
     */
    MetadataCheck(MediaProbe probe, MediaFolder folder, Findings.InFile findings, boolean pictures, Limits limits) {
        this.probe = probe;
        this.folder = folder;
        this.findings = findings;
        this.pictures = pictures;
        this.limits = limits;
    }

    /**
     * Checks the rows, and compares the types of their columns with those of other files.
     *
     * @param columns those of files that were checked earlier, to which those of this file are added
     * @param splits gets the columns, where the file is of JSON lines
     */
    void file(Path file, String name, Map<String, ColumnKind> columns, SplitColumns splits)
            throws ExportException, IOException {
        String base = name.substring(0, name.lastIndexOf('/') + 1);
        if (name.endsWith(".parquet")) {
            findings.remark("parquet", 0, "Parquet is not looked into");
            return;
        }
        Map<String, ColumnKind> own = new TreeMap<>();
        RowFile.Broken broken = (line, reason) ->
                findings.rejected("syntax", line, reason + "; the library stops at it. Correct the line.");
        try (RowFile all = name.endsWith(".csv")
                ? CsvRows.open(file, name, broken, limits)
                : JsonRows.open(file, broken, limits)) {
            for (Optional<JsonValue> row = all.next(); row.isPresent(); row = all.next()) {
                row(base, name, row.get(), own);
            }
        }
        dates.removeAll(otherTexts);
        for (String column : dates) {
            findings.remark(
                    "dates",
                    0,
                    "all texts of the column '" + column
                            + "' are dates, so the library loads it as timestamps, whatever README.md says. Give its type with"
                            + " load_dataset(…, features=…).");
        }
        between(columns, own);
        if (name.endsWith(".jsonl") && !keys.isEmpty()) {
            splits.add(name, own.keySet(), dates, otherTexts);
        }
    }

    /** Reports columns that have another type in another file. */
    private void between(Map<String, ColumnKind> columns, Map<String, ColumnKind> own) throws ExportException {
        for (Map.Entry<String, ColumnKind> column : own.entrySet()) {
            ColumnKind earlier = columns.putIfAbsent(column.getKey(), column.getValue());
            if (earlier != null && earlier.kind() != column.getValue().kind()) {
                findings.rejected(
                        "column-type",
                        column.getValue().line(),
                        "the column '" + column.getKey() + "' holds "
                                + column.getValue().kind().word() + ", and "
                                + earlier.kind().word() + " in " + earlier.file()
                                + "; the library stops. Write decimals as 1.0 and one type in all splits.");
            }
        }
    }

    private void row(String base, String file, JsonValue row, Map<String, ColumnKind> own) throws ExportException {
        if (keys.isEmpty()) {
            keys = new LinkedHashSet<>(row.fields().keySet());
        } else if (!keys.equals(row.fields().keySet()) && reported.add("\nkeys")) {
            findings.remark(
                    "keys",
                    row.line(),
                    "the row has other keys than the first; missing ones become null. Write every key in every row.");
        }
        for (Map.Entry<String, JsonValue> column : row.fields().entrySet()) {
            column(column.getKey(), column.getValue(), file, row.line(), own);
        }
        Optional<JsonValue> name = row.field("file_name");
        if (name.isEmpty() || !name.get().is(Kind.TEXT) || name.get().text().isEmpty()) {
            findings.rejected("file-name", row.line(), "there is no text in file_name; the library stops. Add it.");
            return;
        }
        picture(base, name.get().text(), row);
        if (row.field(ReservedNames.MASK_COLUMN).isPresent()
                && !row.textOf(ReservedNames.MASK_COLUMN).isEmpty()) {
            new MaskFileCheck(folder, findings, row.line())
                    .check(
                            base,
                            row.textOf(ReservedNames.MASK_COLUMN),
                            name.get().text());
        }
        ReservedNames.furtherFiles(row).forEach(listed::add);
    }

    private void column(String name, JsonValue value, String file, long line, Map<String, ColumnKind> own)
            throws ExportException {
        if (value.is(Kind.TEXT)) {
            (DateText.isDate(value.text()) ? dates : otherTexts).add(name);
        }
        Kind kind = value.is(Kind.FALSE) ? Kind.TRUE : value.kind();
        if (value.is(Kind.OBJECT)) {
            for (Map.Entry<String, JsonValue> field : value.fields().entrySet()) {
                if (!field.getValue().is(Kind.ARRAY)) {
                    column(name + "." + field.getKey(), field.getValue(), file, line, own);
                } else {
                    for (JsonValue element : field.getValue().elements()) {
                        leaves(name + "." + field.getKey(), element, file, line, own);
                    }
                }
            }
        } else if (kind != Kind.NULL && kind != Kind.ARRAY) {
            one(name, kind, file, line, own);
        }
    }

    private void leaves(String name, JsonValue value, String file, long line, Map<String, ColumnKind> own)
            throws ExportException {
        if (value.is(Kind.ARRAY)) {
            for (JsonValue element : value.elements()) {
                leaves(name, element, file, line, own);
            }
        } else if (!value.is(Kind.NULL) && !value.is(Kind.OBJECT)) {
            one(name, value.is(Kind.FALSE) ? Kind.TRUE : value.kind(), file, line, own);
        }
    }

    private void one(String name, Kind kind, String file, long line, Map<String, ColumnKind> own)
            throws ExportException {
        ColumnKind first = own.putIfAbsent(name, new ColumnKind(kind, file, line));
        if (first == null || first.kind() == kind) {
            return;
        }
        boolean numbers = isNumber(kind) && isNumber(first.kind());
        if (numbers) {
            own.put(name, new ColumnKind(Kind.DECIMAL, file, line));
        }
        if (!reported.add(name)) {
            return;
        }
        if (numbers) {
            findings.damaged(
                    "number-type",
                    line,
                    "the column '" + name + "' has whole and decimal numbers (line " + first.line()
                            + "); whether it loads depends on which come first. Write decimals as 1.0.");
        } else {
            findings.rejected(
                    "column-type",
                    line,
                    "the column '" + name + "' holds " + kind.word() + ", and "
                            + first.kind().word() + " on line " + first.line() + "; the library stops. Keep one type.");
        }
    }

    private static boolean isNumber(Kind kind) {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    private void picture(String base, String name, JsonValue row) throws ExportException {
        if (leadsOut(name)) {
            findings.rejected(
                    "file-name",
                    row.line(),
                    "file_name '" + name
                            + "' leads out of the folder; the library refuses it. Make it relative, without '..'.");
            return;
        }
        listed.add(name);
        try {
            Media.Image picture = probe.image(folder.find(base + name));
            if (row.field("objects").isPresent()) {
                boxes(picture, row);
            }
        } catch (ItemException e) {
            if (pictures) {
                findings.rejected(
                        "picture-missing",
                        row.line(),
                        "there is no picture '" + name + "'; the library stops. Put it there.");
            }
        } catch (IOException e) {
            findings.rejected(
                    "picture-unreadable",
                    row.line(),
                    "the picture '" + name + "' cannot be read: " + e.getMessage() + ". Replace it.");
        }
    }

    /** Returns whether a name leads out of the folder, so that the library refuses it. */
    static boolean leadsOut(String name) {
        return name.startsWith("/")
                || name.contains("://")
                || name.matches("[A-Za-z]:[/\\\\].*")
                || List.of(name.split("[/\\\\]")).contains("..");
    }

    /** Returns whether a row names a picture or mask. */
    boolean isListed(String name) {
        return listed.contains(name);
    }

    private void boxes(Media.Image image, JsonValue row) throws ExportException {
        JsonValue objects = row.fields().get("objects");
        List<JsonValue> boxes = objects.field("bbox").map(JsonValue::elements).orElse(List.of());
        for (Map.Entry<String, JsonValue> list : objects.fields().entrySet()) {
            if (list.getValue().is(Kind.ARRAY) && list.getValue().elements().size() != boxes.size()) {
                findings.damaged(
                        "objects-length",
                        row.line(),
                        "'" + list.getKey() + "' of objects has "
                                + list.getValue().elements().size() + " entries and bbox " + boxes.size()
                                + ", so it is unclear which entries belong together. Make the lengths equal.");
            }
        }
        for (JsonValue box : boxes) {
            Optional<double[]> numbers = box.numbers().filter(list -> list.length == 4);
            if (numbers.isEmpty()) {
                findings.rejected("bbox", row.line(), "a bbox is not x, y, width, height. Correct it.");
            } else if (isOutside(numbers.get(), image)) {
                findings.damaged(
                        "bbox-outside",
                        row.line(),
                        "the bbox " + Arrays.toString(numbers.get()) + " is not within the " + image.width() + " x "
                                + image.height()
                                + " pixels of the picture; training code clips or refuses it. Correct it.");
            }
        }
    }

    private static boolean isOutside(double[] box, Media.Image image) {
        return box[0] < -SLACK
                || box[1] < -SLACK
                || box[2] < 0
                || box[3] < 0
                || box[0] + box[2] > image.width() + SLACK
                || box[1] + box[3] > image.height() + SLACK;
    }
}
