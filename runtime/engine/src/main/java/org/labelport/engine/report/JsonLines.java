package org.labelport.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.labelport.output.ByteText;

/** Collects JSON objects, one a line, in memory. There may be millions of lines, so one generator writes them all. */
final class JsonLines {

    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializedString NOTHING = new SerializedString("");

    private ByteText lines = new ByteText(0);
    private JsonGenerator generator = generator(lines);

    /** Writes the fields of one object. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    void add(Body body) {
        try {
            generator.writeStartObject();
            body.write(generator);
            generator.writeEndObject();
            generator.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** All lines so far; the caller may clear them. */
    ByteText text() {
        try {
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return lines;
    }

    /** Lets go of the lines and their memory. */
    void release() {
        lines = new ByteText(0);
        generator = generator(lines);
    }

    private static JsonGenerator generator(ByteText lines) {
        try {
            return JSON.createGenerator(lines).setRootValueSeparator(NOTHING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
