package org.labelport.engine.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/** Reads from the report of an export which format it is in. */
public final class RecordedFormat {

    /** The name of the report in the export. */
    public static final String REPORT = RunReport.NAME;

    private static final JsonFactory JSON = new JsonFactory();

    private RecordedFormat() {}

    /**
     * The format of an export, with its options; empty for a folder that holds no report of a run.
     *
     * @throws ExportException {@code export.unreadable}
     */
    public static Optional<FormatRequest> of(Path folder) throws ExportException {
        Path report = folder.resolve(RunReport.NAME);
        // The list of files comes last and is long: it is not read.
        try {
            return FileKind.of(report) == FileKind.FILE ? read(report) : Optional.empty();
        } catch (IOException e) {
            throw new ExportException(
                    "export.unreadable", report + " cannot be read: " + FileTrouble.reason(e) + ". Name the format", e);
        }
    }

    private static Optional<FormatRequest> read(Path report) throws IOException {
        try (JsonParser json = JSON.createParser(report.toFile())) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    json.nextToken();
                    if (name.equals("format") && json.currentToken() == JsonToken.START_OBJECT) {
                        return format(json);
                    }
                    json.skipChildren();
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<FormatRequest> format(JsonParser json) throws IOException {
        String id = "";
        Map<String, Object> options = Map.of();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                id = json.getText();
            } else if (name.equals("options") && value == JsonToken.START_OBJECT) {
                options = options(json);
            } else {
                json.skipChildren();
            }
        }
        return id.isEmpty() ? Optional.empty() : Optional.of(new FormatRequest(id, options));
    }

    private static Map<String, Object> options(JsonParser json) throws IOException {
        Map<String, Object> options = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                List<String> texts = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY && json.hasCurrentToken()) {
                    texts.add(json.getText());
                }
                options.put(name, texts);
            } else {
                options.put(name, json.getText());
            }
        }
        return options;
    }
}
