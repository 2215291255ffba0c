package org.labelport.shell.runs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** Lists of runs as JSON, for programs that call the commands. The fields that all lists share come first. */
final class RunsJson {

    private static final JsonFactory JSON = new JsonFactory();

    private RunsJson() {}

    /** Writes the fields of one run. */
    @FunctionalInterface
    interface Fields<T> {
        void write(JsonGenerator json, T run) throws IOException;
    }

    static <T> String of(List<T> runs, Fields<T> fields) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (T run : runs) {
                json.writeStartObject();
                fields.write(json, run);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    static void run(JsonGenerator json, String id, String state, String target, List<String> formats, Path destination)
            throws IOException {
        json.writeStringField("run", id);
        json.writeStringField("state", state);
        json.writeStringField("target", target);
        json.writeArrayFieldStart("formats");
        for (String format : formats) {
            json.writeString(format);
        }
        json.writeEndArray();
        json.writeStringField("destination", destination.toString());
    }
}
