package org.labelport.dm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.labelport.dm.document.PlainJson;
import org.labelport.engine.LabelportEngine;
import org.labelport.json.Json;
import org.labelport.model.JsonText;

/** Invented example documents, and JSON for tests. */
final class Examples {

    static final Json JSON = new LabelportEngine().json();

    private Examples() {}

    /** Reads one of the files in {@code v1} and {@code v2}. */
    static Map<String, Object> document(String path) {
        return PlainJson.strings(read(text(path)));
    }

    static JsonText text(String path) {
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream(path), path)) {
            return new JsonText(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object read(JsonText text) {
        try {
            return JSON.read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses JSON that is written with single quotes. */
    static Object json(String singleQuoted) {
        return read(JsonText.of(singleQuoted.replace('\'', '"')));
    }

    static String line(Object value) {
        return JSON.text(value, Json.Style.LINE).toString();
    }
}
