package org.labelport.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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

/** Reads back what the report of an export says of it. */
public final class WrittenReport {

    /** The name of the report in the export. */
    public static final String NAME = "run.json";

    /** The name of the list of losses beside the report. */
    public static final String LOSSES = "losses.ndjson";

    /** The name of the list of errors beside the report. */
    public static final String ERRORS = "errors.ndjson";

    /** Code of a report that cannot be read, so that somebody has to say what it would. */
    public static final String UNREADABLE = "export.unreadable";

    private static final JsonFactory JSON = new JsonFactory();

    private WrittenReport() {}

    /**
     * The format of an export, with its options; empty for a folder that holds no report of a run.
     *
     * @throws ExportException {@link #UNREADABLE}
     */
    public static Optional<FormatRequest> format(Path folder) throws ExportException {
        Path report = folder.resolve(NAME);
        try {
            return find(report, "format", WrittenReport::format);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw unreadable(report, "it is no JSON from line " + line + " on, as if it was cut off", e);
        } catch (IOException e) {
            throw unreadable(report, FileTrouble.reason(e), e);
        }
    }

    private static ExportException unreadable(Path report, String why, IOException cause) {
        return new ExportException(UNREADABLE, report + " cannot be read: " + why + ". Name the format", cause);
    }

    /**
     * How many items an export has; empty for a folder that holds no report of a run.
     *
     * @throws IOException when the report cannot be read, or is not JSON
     */
    public static Optional<Long> itemsWritten(Path folder) throws IOException {
        return find(folder.resolve(NAME), "items", WrittenReport::written);
    }

    /**
     * A file of an export.
     *
     * @param path relative to the export, as its report says
     * @param size when it was written, in bytes
     */
    public record WrittenFile(String path, long size) {}

    /** Looks at one file after the other. */
    @FunctionalInterface
    public interface Visitor {
        void visit(WrittenFile file) throws ExportException, IOException;
    }

    /**
     * Visits the files that an export had when it was written, but for the report itself; none where a folder holds no
     * report of a run. The list may be long, so it is not held.
     *
     * @throws IOException when the report cannot be read, or is not JSON
     */
    public static void visitFiles(Path folder, Visitor visitor) throws ExportException, IOException {
        if (FileKind.of(folder.resolve(NAME)) != FileKind.FILE) {
            return;
        }
        try (JsonParser json = JSON.createParser(folder.resolve(NAME).toFile())) {
            if (!isAt(json, "files", JsonToken.START_ARRAY)) {
                return;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String path = "";
                long size = -1;
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    JsonToken value = json.nextToken();
                    if (name.equals("path") && value == JsonToken.VALUE_STRING) {
                        path = json.getText();
                    } else if (name.equals("size") && value == JsonToken.VALUE_NUMBER_INT) {
                        size = json.getLongValue();
                    } else {
                        json.skipChildren();
                    }
                }
                if (!path.isEmpty() && size >= 0) {
                    visitor.visit(new WrittenFile(path, size));
                }
            }
        }
    }

    /** Reads the object at the parser's position. */
    @FunctionalInterface
    private interface Reader<T> {
        Optional<T> read(JsonParser json) throws IOException;
    }

    /** Reads the object that a key of the report has. */
    private static <T> Optional<T> find(Path report, String key, Reader<T> reader) throws IOException {
        if (FileKind.of(report) != FileKind.FILE) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(report.toFile())) {
            return isAt(json, key, JsonToken.START_OBJECT) ? reader.read(json) : Optional.empty();
        }
    }

    /** Goes to the value of a key of the report, if there is one that begins like this. */
    private static boolean isAt(JsonParser json, String key, JsonToken start) throws IOException {
        if (json.nextToken() == JsonToken.START_OBJECT) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (json.nextToken() == start && name.equals(key)) {
                    return true;
                }
                json.skipChildren();
            }
        }
        return false;
    }

    private static Optional<Long> written(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && name.equals("written")) {
                return Optional.of(json.getLongValue());
            }
            json.skipChildren();
        }
        return Optional.empty();
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
