package org.labelport.via;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.FolderPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.via.file.CsvLine;
import org.labelport.via.file.ReadEntry;
import org.labelport.via.file.ViaFiles;
import org.labelport.via.verify.EntryCheck;

/** Checks CSV files for what VIA rejects or loses when it imports them. */
final class CsvViaVerifier implements Verifier {

    private static final String FORMAT = "csv-via";
    private static final String SKIPPED = "; VIA skips the line. ";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        ViaFiles files = ViaFiles.find(request.place(), request.limits(), request.unseen(FORMAT, ""), FORMAT, ".csv");
        MediaFolder folder = new MediaFolder(request.folder());
        boolean pictures = FolderPictures.anyIn(request.folder(), request.limits());
        for (String name : files.names()) {
            Findings.InFile findings = request.findings(FORMAT).in(name);
            try {
                file(folder.find(name), findings, new EntryCheck(findings, folder, pictures), request.limits());
            } catch (ItemException e) {
                findings.rejected("unreadable", 0, e.getMessage());
            }
        }
        if (!pictures) {
            request.findings(FORMAT)
                    .in("")
                    .remark("no-pictures", 0, "there are no pictures; add them in VIA before you import the files");
        }
    }

    private static void file(Path file, Findings.InFile findings, EntryCheck check, Limits limits)
            throws ExportException, IOException {
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
                    line(line, number, findings, check, limits);
                }
            }
        } catch (CharacterCodingException e) {
            findings.rejected("encoding", 0, "it is not UTF-8, so VIA reads wrong characters. Save it as UTF-8.");
        }
    }

    private static void line(String text, long number, Findings.InFile findings, EntryCheck check, Limits limits)
            throws ExportException, IOException {
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
        Optional<JsonValue> attributes = json(line.fileAttributes(), number, findings, limits);
        Optional<JsonValue> shape = json(line.shape(), number, findings, limits);
        Optional<JsonValue> region = json(line.attributes(), number, findings, limits);
        if (attributes.isEmpty() || shape.isEmpty() || region.isEmpty()) {
            return;
        }
        List<ReadEntry.ReadRegion> regions = shape.get().fields().isEmpty()
                ? List.of()
                : List.of(new ReadEntry.ReadRegion(number, shape.get(), region.get()));
        ReadEntry entry = new ReadEntry(number, line.key(), line.filename(), attributes.get(), regions, Set.of());
        check.regions(entry);
        check.picture(entry, "");
    }

    private static Optional<JsonValue> json(String text, long number, Findings.InFile findings, Limits limits)
            throws ExportException {
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
