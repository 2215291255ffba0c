package org.labelport.engine.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.labelport.output.ByteText;
import org.labelport.output.Part;

/** The list of an export's files, as elements of a JSON array. */
final class Manifest {

    /** What the shards contribute. */
    static final Part PART = new Part("engine:manifest", ",\n    ");

    private static final JsonFactory JSON = new JsonFactory();

    private Manifest() {}

    static void add(FileStore.Entry entry, ByteText to) throws IOException {
        if (!to.isEmpty()) {
            to.text(PART.separator());
        }
        try (JsonGenerator json = JSON.createGenerator(to)) {
            json.writeStartObject();
            json.writeStringField("path", entry.path());
            json.writeNumberField("size", entry.size());
            json.writeStringField("sha256", entry.sha256());
            json.writeEndObject();
        }
    }
}
