package org.labelport.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.labelport.json.Json;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** The file {@code error_file_list.json}: names and reasons of what could not be saved, collected item by item. */
final class ErrorFileList {

    static final String NAME = "error_file_list.json";

    private static final Part JSON_ERRORS = new Part("json_file_name", ",\n");
    private static final Part ORIGINAL_ERRORS = new Part("origin_file_name", ",\n");

    private final Json json;

    ErrorFileList(Json json) {
        this.json = json;
    }

    void json(String file, String reason, ShardOutput out) throws IOException {
        add(JSON_ERRORS, file, reason, out);
    }

    void original(String file, String reason, ShardOutput out) throws IOException {
        add(ORIGINAL_ERRORS, file, reason, out);
    }

    private void add(Part part, String file, String reason, ShardOutput out) throws IOException {
        ByteText text = out.part(part);
        text.text(text.isEmpty() ? "" : part.separator()).text("        [\n            ");
        json.write(file, text, Json.Style.INDENTED);
        text.text(",\n            ");
        json.write(reason, text, Json.Style.INDENTED);
        text.text("\n        ]");
        out.count(part.name(), 1);
    }

    /** Whether anything failed. */
    boolean any(ExportOutput out) {
        return out.count(JSON_ERRORS.name()) + out.count(ORIGINAL_ERRORS.name()) > 0;
    }

    void write(ExportOutput out, OutputStream file) throws IOException {
        text(file, "{\n    \"json_file_name\": ");
        list(JSON_ERRORS, out, file);
        text(file, ",\n    \"origin_file_name\": ");
        list(ORIGINAL_ERRORS, out, file);
        text(file, "\n}");
    }

    private static void list(Part part, ExportOutput out, OutputStream file) throws IOException {
        if (out.count(part.name()) == 0) {
            text(file, "[]");
            return;
        }
        text(file, "[\n");
        out.copy(part, file);
        text(file, "\n    ]");
    }

    private static void text(OutputStream file, String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
