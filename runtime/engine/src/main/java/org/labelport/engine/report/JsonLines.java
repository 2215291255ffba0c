package org.labelport.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.labelport.output.ByteText;

/**
 * Collects JSON objects, one a line, in memory. There may be millions of lines, so one generator writes them all. It is
 * there only while there are lines: its buffers are large, and every shard keeps its findings to the end of the run.
 */
final class JsonLines {

    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializedString NOTHING = new SerializedString("");

    private ByteText lines = new ByteText(0);
    private @Nullable JsonGenerator generator;

    /** Writes the fields of one object. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    void add(Body body) {
        try {
            if (generator == null) {
                generator = JSON.createGenerator(lines).setRootValueSeparator(NOTHING);
            }
            JsonGenerator json = generator;
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** All lines so far; the caller may clear them. */
    ByteText text() {
        try {
            if (generator != null) {
                generator.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return lines;
    }

    /** Lets go of the lines and their memory. */
    void release() {
        try {
            if (generator != null) {
                generator.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        generator = null;
        lines = new ByteText(0);
    }
}
