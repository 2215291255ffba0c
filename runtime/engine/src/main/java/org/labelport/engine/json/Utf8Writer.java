package org.labelport.engine.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Encodes JSON as UTF-8. Halves of surrogate pairs, which UTF-8 cannot hold, become JSON escapes. */
final class Utf8Writer extends Writer {

    private final Writer out;
    /** A first half whose other half may come with the next call; 0 when there is none. */
    private char pending;

    /** @param out is flushed, never closed */
    Utf8Writer(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            char c = text[i];
            if (pending != 0) {
                char first = pending;
                pending = 0;
                if (Character.isLowSurrogate(c)) {
                    out.write(new char[] {first, c});
                    start = i + 1;
                    continue;
                }
                escape(first);
            }
            if (Character.isHighSurrogate(c)) {
                out.write(text, start, i - start);
                pending = c;
                start = i + 1;
            } else if (Character.isLowSurrogate(c)) {
                out.write(text, start, i - start);
                escape(c);
                start = i + 1;
            }
        }
        out.write(text, start, end - start);
    }

    private void escape(char half) throws IOException {
        out.write("\\u" + Integer.toHexString(half));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (pending != 0) {
            escape(pending);
            pending = 0;
        }
        out.flush();
    }
}
