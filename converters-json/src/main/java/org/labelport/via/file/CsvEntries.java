package org.labelport.via.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;
import org.labelport.target.TextFile;

/** Reads a CSV line by line, as VIA does. Lines that follow each other and have the same picture become one entry. */
public final class CsvEntries implements ViaFile {

    static final String SYNTAX = "csv-via.syntax";
    private static final String KEY_DROPPED = "via.key-dropped";

    private final Path file;
    private final String name;
    private final BufferedReader lines;
    private final SourceReport report;
    private long line = 1;
    private Optional<CsvLine> ahead = Optional.empty();

    private final Limits limits;

    private CsvEntries(Path file, String name, BufferedReader lines, SourceReport report, Limits limits) {
        this.limits = limits;
        this.file = file;
        this.name = name;
        this.lines = lines;
        this.report = report;
    }

    /** Opens a CSV of VIA 1 or 2, or one of VIA 3. */
    public static ViaFile open(Path file, String name, SourceReport report, Limits limits)
            throws ExportException, IOException {
        CsvEntries entries = new CsvEntries(file, name, TextFile.open(file, limits), report, limits);
        try {
            String header = entries.read().orElse("");
            if (Via3Csv.begins(header)) {
                entries.close();
                return Via3Csv.open(file, name, report, limits);
            }
            if (CsvLine.isHeader(header.replace(';', ',').replace('\t', ',')) && !CsvLine.isHeader(header)) {
                throw new ExportException(
                        "csv-via.header",
                        name
                                + ", line 1: its cells are separated by semicolons or tabs, but VIA's by commas. Save"
                                + " it with commas.");
            }
            if (!CsvLine.isHeader(header)) {
                throw new ExportException(
                        "csv-via.header",
                        name + ", line 1: this is not a CSV of VIA, which begins with " + CsvLine.HEADER
                                + ". Correct the header, or remove the file.");
            }
            return entries;
        } catch (ExportException | IOException e) {
            entries.close();
            throw e;
        }
    }

    private Optional<String> read() throws ExportException, IOException {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (CharacterCodingException e) {
            throw new ExportException("csv-via.encoding", TextFile.notUtf8(file), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<ReadEntry> next() throws ExportException, IOException {
        Optional<CsvLine> first = ahead.isPresent() ? ahead : row();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<ReadEntry.ReadRegion> regions = new ArrayList<>();
        String key = first.get().key();
        Optional<CsvLine> row = first;
        Set<String> counts = new LinkedHashSet<>();
        long differing = 0;
        int present = 0;
        while (row.isPresent() && row.get().key().equals(key)) {
            counts.add(row.get().regionCount());
            present += row.get().hasRegion() ? 1 : 0;
            if (differing == 0 && saysOther(row.get(), first.get())) {
                differing = row.get().line();
            }
            region(row.get()).ifPresent(regions::add);
            row = row();
        }
        ahead = row;
        compare(key, counts, present);
        if (differing > 0) {
            report.loss(Loss.changed(
                    ViaPaths.stem(name) + "/" + key,
                    KEY_DROPPED,
                    name + ", line " + differing
                            + ": file_attributes are others than those of the picture's first line, which are read"));
        }
        return Optional.of(entry(first.get(), regions));
    }

    /** Whether a line says something else of the whole picture than its first line, which all lines repeat. */
    private static boolean saysOther(CsvLine line, CsvLine first) {
        String attributes = line.fileAttributes();
        return !attributes.equals(first.fileAttributes())
                && !attributes.isBlank()
                && !attributes.strip().equals(first.fileAttributes().strip());
    }

    /** Returns what a line and those below it say of a picture. It cannot be read without what the first says of it. */
    private ReadEntry entry(CsvLine first, List<ReadEntry.ReadRegion> regions) {
        try {
            return new ReadEntry(
                    first.line(), first.key(), first.filename(), json(first.fileAttributes()), regions, Set.of());
        } catch (JsonProblem e) {
            return new ReadEntry(
                    first.line(),
                    first.key(),
                    first.filename(),
                    JsonValue.NOTHING,
                    regions,
                    Set.of(),
                    Optional.of(new ItemException(SYNTAX, e.reason(), e)));
        }
    }

    /** Returns the region of a line; empty if it has none, or one that cannot be read, which is reported. */
    private Optional<ReadEntry.ReadRegion> region(CsvLine row) throws ExportException {
        try {
            JsonValue shape = json(row.shape());
            return shape.fields().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ReadEntry.ReadRegion(row.line(), shape, json(row.attributes())));
        } catch (JsonProblem e) {
            report.error(ItemError.ofAnnotation(
                    ViaPaths.stem(name) + "/" + row.key(),
                    "line " + row.line(),
                    SYNTAX,
                    name + ", line " + row.line() + ": " + e.reason()));
            return Optional.empty();
        }
    }

    /**
     * Reports a number of regions that is not the number of lines: lines may be missing. VIA itself ignores the number.
     */
    private void compare(String key, Set<String> counts, int present) {
        counts.removeAll(List.of("", Integer.toString(present)));
        if (!counts.isEmpty()) {
            report.loss(Loss.changed(
                    ViaPaths.stem(name) + "/" + key,
                    "csv-via.region-count",
                    "region_count is " + String.join(", ", counts) + ", but there are " + present + " regions"));
        }
    }

    private JsonValue json(String cell) throws JsonProblem {
        if (cell.isBlank()) {
            return JsonValue.NOTHING;
        }
        JsonValue json = JsonReading.text(cell, limits);
        if (!json.is(JsonValue.Kind.OBJECT)) {
            throw new JsonProblem(1, json.shown() + " is not a JSON object. Write {} for an empty one.");
        }
        return json;
    }

    /** Returns the next line that has seven fields, and reports lines that do not. */
    private Optional<CsvLine> row() throws ExportException, IOException {
        for (Optional<String> text = read(); text.isPresent(); text = read()) {
            line++;
            if (text.get().isBlank()) {
                continue;
            }
            Optional<CsvLine> row = CsvLine.parse(text.get(), line);
            if (row.isPresent()) {
                return row;
            }
            report.error(ItemError.ofItem(
                    name + ":" + line,
                    0,
                    "csv-via.fields",
                    name + ", line " + line + " does not have seven fields. Correct it."));
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
