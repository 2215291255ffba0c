package org.labelport.via.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.DataType;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.target.SourceReport;
import org.labelport.target.TextFile;

/**
 * Reads the CSV that VIA 3 exports: a line for each region, after lines of comments of which one declares the attributes.
 * The regions of a picture may be anywhere, so a file is read as a whole, up to a limit, into the project that it was.
 */
final class Via3Csv {

    private static final String COMMENT = "#";
    private static final String EXPORTED = "# Exported using VGG Image Annotator";
    private static final String ATTRIBUTES = "# ATTRIBUTE = ";
    private static final String HEADER = "# CSV_HEADER = ";
    private static final String COLUMNS =
            "metadata_id,file_list,flags,temporal_coordinates,spatial_coordinates,metadata";
    private static final int CELLS = 6;

    /** How many characters a value of JSON has, and not fewer, in lists of coordinates. */
    private static final long CHARACTERS_OF_A_VALUE = 4;

    private final String name;
    private final SourceReport report;
    private final Limits limits;
    private final Map<String, JsonValue> files = new LinkedHashMap<>();
    private final Map<String, JsonValue> views = new LinkedHashMap<>();
    private final Map<String, JsonValue> regions = new LinkedHashMap<>();
    private JsonValue attributes = JsonValue.object(1, Map.of());
    private long line;

    private Via3Csv(String name, SourceReport report, Limits limits) {
        this.name = name;
        this.report = report;
        this.limits = limits;
    }

    /** Whether the first line of a file is that of such a CSV. */
    static boolean begins(String first) {
        return first.startsWith(EXPORTED) || first.startsWith(HEADER.strip());
    }

    static Via3Entries open(Path file, String name, SourceReport report, Limits limits)
            throws ExportException, IOException {
        if (Files.size(file) > limits.of(Limit.JSON_VALUES) * CHARACTERS_OF_A_VALUE) {
            throw new ExportException(
                    CsvEntries.SYNTAX,
                    name + ": it has more than the " + limits.of(Limit.JSON_VALUES) + " " + Limit.JSON_VALUES.meaning()
                            + ". " + limits.remedy(Limit.JSON_VALUES));
        }
        Via3Csv csv = new Via3Csv(name, report, limits);
        try (BufferedReader lines = TextFile.open(file, limits)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                csv.line++;
                csv.line(text);
            }
        } catch (CharacterCodingException e) {
            throw new ExportException("csv-via.encoding", TextFile.notUtf8(file), e);
        }
        return Via3Entries.of(name, csv.project(), report);
    }

    private JsonValue project() {
        return JsonValue.object(
                1,
                Map.of(
                        "attribute",
                        attributes,
                        "file",
                        JsonValue.object(1, files),
                        "view",
                        JsonValue.object(1, views),
                        "metadata",
                        JsonValue.object(1, regions)));
    }

    private void line(String text) throws ExportException {
        if (text.startsWith(ATTRIBUTES)) {
            attributes(text.substring(ATTRIBUTES.length()));
        } else if (text.startsWith(HEADER)
                && !text.substring(HEADER.length()).strip().equals(COLUMNS)) {
            throw new ExportException(
                    "csv-via.header",
                    name + ", line " + line + ": the columns of a CSV of VIA 3 are " + COLUMNS
                            + ". Export it again, or give the project to the target via.");
        } else if (!text.startsWith(COMMENT) && !text.isBlank()) {
            region(text);
        }
    }

    private void attributes(String text) throws ExportException {
        try {
            attributes = json(text, Kind.OBJECT);
        } catch (JsonProblem e) {
            wrong(CsvEntries.SYNTAX, e.reason());
        }
    }

    private void region(String text) throws ExportException {
        List<String> cells = CsvLine.cut(text).stream().map(CsvLine::unquoted).toList();
        if (cells.size() != CELLS) {
            wrong("csv-via.fields", "it does not have six fields");
            return;
        }
        try {
            JsonValue pictures = json(cells.get(1), Kind.ARRAY);
            JsonValue times = json(cells.get(3), Kind.ARRAY);
            JsonValue place = json(cells.get(4), Kind.ARRAY);
            JsonValue values = json(cells.get(5), Kind.OBJECT);
            JsonValue view = text(view(cells.get(1), pictures.elements()));
            regions.put(
                    Long.toString(line),
                    JsonValue.object(line, Map.of("vid", view, "z", times, "xy", place, "av", values)));
        } catch (JsonProblem e) {
            wrong(CsvEntries.SYNTAX, e.reason());
        }
    }

    /** Notes the view of these files, and returns its number: the name of its file, if it is only one. */
    private String view(String list, List<JsonValue> shown) {
        String view = shown.size() == 1 ? shown.get(0).text() : list;
        views.putIfAbsent(view, JsonValue.object(line, Map.of("fid_list", JsonValue.array(line, shown))));
        for (JsonValue file : shown) {
            boolean other = DataType.VIDEO.isOf(file.text()) || DataType.AUDIO.isOf(file.text());
            String type = other ? "other" : Via3Entries.PICTURE;
            files.putIfAbsent(
                    file.text(), JsonValue.object(line, Map.of("fname", text(file.text()), "type", text(type))));
        }
        return view;
    }

    private JsonValue json(String text, Kind kind) throws JsonProblem {
        JsonValue json = JsonReading.text(text, limits);
        if (!json.is(kind)) {
            throw new JsonProblem(line, json.shown() + " is not " + kind.word());
        }
        return new JsonValue(kind, line, "", json.fields(), json.elements());
    }

    private void wrong(String code, String reason) throws ExportException {
        report.error(ItemError.ofItem(
                name + ":" + line, 0, code, name + ", line " + line + ": " + reason + ". Correct it."));
    }

    private JsonValue text(String text) {
        return JsonValue.leaf(Kind.TEXT, line, text);
    }
}
