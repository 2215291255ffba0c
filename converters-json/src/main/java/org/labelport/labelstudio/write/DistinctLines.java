package org.labelport.labelstudio.write;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the distinct lines that are written to it. Lines end with NUL, which no name of the interface contains. */
final class DistinctLines extends OutputStream {

    static final char END = '\0';

    private final Set<String> lines = new LinkedHashSet<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int value) {
        if (value == END) {
            lines.add(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(value);
        }
    }

    /** Returns the lines, in the order in which they were first written. */
    Set<String> lines() {
        return lines;
    }
}
