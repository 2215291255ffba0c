package org.labelport.engine.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.labelport.engine.json.JsonString;
import org.labelport.output.ByteText;

/** Collects JSON objects, one a line, in memory. There may be millions of lines. */
final class JsonLines {

    private ByteText lines = new ByteText(0);
    private char before = '{';

    /** Adds a field to the line that is being written; names need no escape. */
    JsonLines field(String name, String value) {
        name(name);
        try {
            JsonString.append(value, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return this;
    }

    /** Adds a field to the line that is being written. */
    JsonLines field(String name, long value) {
        name(name);
        lines.integer(value);
        return this;
    }

    private void name(String name) {
        lines.ascii(before).ascii('"').text(name).text("\":");
        before = ',';
    }

    /** Ends a line, which has a field or more. */
    void end() {
        lines.text("}\n");
        before = '{';
    }

    /** All lines so far; the caller may clear them. */
    ByteText text() {
        return lines;
    }

    /** Lets go of the lines and their memory. */
    void release() {
        lines = new ByteText(0);
    }
}
