package org.labelport.engine.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.labelport.engine.json.JsonString;
import org.labelport.output.ByteText;

/** Collects JSON objects, one a line, in memory. There may be millions of lines. */
final class JsonLines {

    private ByteText lines = new ByteText(0);
    private char before = '{';

    /** The name of a field as it stands in lines; it needs no escape. */
    static byte[] name(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Adds a field to the line that is being written.
     *
     * @param name as {@link #name} gives it
     */
    JsonLines field(byte[] name, String value) {
        begin(name);
        try {
            JsonString.append(value, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return this;
    }

    /** Adds a field to the line that is being written. */
    JsonLines field(byte[] name, long value) {
        begin(name);
        lines.integer(value);
        return this;
    }

    private void begin(byte[] name) {
        lines.ascii(before);
        lines.write(name, 0, name.length);
        before = ',';
    }

    /** Ends a line, which has a field or more. */
    void end() {
        lines.ascii('}').ascii('\n');
        before = '{';
    }

    /** All lines so far; the caller may clear them. */
    ByteText text() {
        return lines;
    }

    /** Releases the lines and their memory. */
    void release() {
        lines = new ByteText(0);
    }
}
