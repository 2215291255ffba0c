package org.labelport.via.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.via.file.CsvLine;
import org.labelport.via.file.ReadEntry;

/** Checks a CSV line by line. */
final class CsvFileCheck {

    private static final String SKIPPED = "; VIA skips the line. ";

    private final Findings.InFile findings;
    private final Limits limits;
    private final EntryCheck check;
    private String lastPicture = "";

    /** @param check of what the lines say about pictures */
    CsvFileCheck(EntryCheck check, Limits limits) {
        this.findings = check.findings();
        this.limits = limits;
        this.check = check;
    }

    /** Reads a file and tells what is wrong with it. */
    void read(Path file) throws ExportException, IOException {
        try (BufferedReader lines = TextFile.openWithMark(file)) {
            String header = lines.readLine();
            if (header == null || !CsvLine.isHeader(header) || header.startsWith("\uFEFF")) {
                findings.rejected(
                        "header",
                        1,
                        "the first line is not exactly " + CsvLine.HEADER + "; VIA refuses the file. Correct it.");
                return;
            }
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isEmpty()) {
                    line(line, number);
                }
            }
        } catch (CharacterCodingException e) {
            findings.rejected("encoding", 0, "it is not UTF-8, so VIA reads wrong characters. Save it as UTF-8.");
        }
    }

    private void line(String text, long number) throws ExportException, IOException {
        List<String> cells = CsvLine.cut(text);
        if (cells.size() != CsvLine.FIELDS) {
            findings.rejected(
                    "fields",
                    number,
                    "there are " + cells.size() + " fields instead of 7" + SKIPPED
                            + "Remove commas from file names and line breaks from cells.");
            return;
        }
        if (cells.get(0).isEmpty()) {
            findings.rejected("filename", number, "there is no file name" + SKIPPED + "Add one.");
        } else if (cells.get(0).startsWith("\"")) {
            findings.damaged(
                    "filename-quoted",
                    number,
                    "the file name is in quotes, which VIA takes for a part of it. Remove them.");
        }
        if (!cells.get(1).matches("-1|[0-9]+")) {
            findings.damaged(
                    "size",
                    number,
                    "the file size is not a whole number, but VIA finds the picture by it. Use -1 if it is not known.");
        }
        CsvLine line = new CsvLine(number, cells);
        Optional<JsonValue> attributes = json(line.fileAttributes(), number);
        Optional<JsonValue> shape = json(line.shape(), number);
        Optional<JsonValue> region = json(line.attributes(), number);
        if (attributes.isEmpty() || shape.isEmpty() || region.isEmpty()) {
            return;
        }
        List<ReadEntry.ReadRegion> regions = shape.get().fields().isEmpty()
                ? List.of()
                : List.of(new ReadEntry.ReadRegion(number, shape.get(), region.get()));
        ReadEntry entry = new ReadEntry(number, line.key(), line.filename(), attributes.get(), regions, Set.of());
        check.regions(entry);
        if (!entry.key().equals(lastPicture)) { // a picture has a line for each region
            lastPicture = entry.key();
            check.picture(entry, "");
        }
    }

    private Optional<JsonValue> json(String text, long number) throws ExportException {
        try {
            JsonValue value = JsonReading.text(text, limits);
            if (value.is(JsonValue.Kind.OBJECT)) {
                return Optional.of(value);
            }
            findings.rejected("json", number, "a cell is not a JSON object" + SKIPPED + "Correct it.");
        } catch (JsonProblem e) {
            findings.rejected("json", number, e.reason() + SKIPPED + "Correct it.");
        }
        return Optional.empty();
    }
}
