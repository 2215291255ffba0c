package org.labelport.engine.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Encodes JSON as UTF-8. Halves of surrogate pairs, which UTF-8 cannot hold and Java's encoder would replace, become JSON
 * escapes.
 */
final class Utf8Writer extends Writer {

    private static final int MOST_BYTES_A_UNIT = 6;

    private final OutputStream out;
    private byte[] bytes = new byte[0];
    private int size;
    /** A first half whose other half may come with the next call; 0 when there is none. */
    private char pending;

    /** @param out is flushed, never closed */
    Utf8Writer(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        int needed = MOST_BYTES_A_UNIT * (length + 1);
        if (bytes.length < needed) {
            bytes = new byte[needed];
        }
        for (int i = offset; i < offset + length; i++) {
            char c = text[i];
            if (c < 0x80 && pending == 0) {
                bytes[size++] = (byte) c;
            } else {
                beyondAscii(c);
            }
        }
        out.write(bytes, 0, size);
        size = 0;
    }

    private void beyondAscii(char c) {
        if (pending != 0) {
            char first = pending;
            pending = 0;
            if (Character.isLowSurrogate(c)) {
                put(Character.toCodePoint(first, c));
                return;
            }
            escape(first);
        }
        if (Character.isHighSurrogate(c)) {
            pending = c;
        } else if (Character.isLowSurrogate(c)) {
            escape(c);
        } else {
            put(c);
        }
    }

    private void put(int codePoint) {
        if (codePoint < 0x80) {
            bytes[size++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xC0 | codePoint >> 6);
            continuation(codePoint);
        } else if (codePoint < 0x10000) {
            bytes[size++] = (byte) (0xE0 | codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        } else {
            bytes[size++] = (byte) (0xF0 | codePoint >> 18);
            continuation(codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        }
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | bits & 0x3F);
    }

    private void escape(char half) {
        for (char c : ("\\u" + Integer.toHexString(half)).toCharArray()) {
            bytes[size++] = (byte) c;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (pending != 0) {
            bytes = new byte[MOST_BYTES_A_UNIT];
            escape(pending);
            pending = 0;
            out.write(bytes, 0, size);
            size = 0;
        }
        out.flush();
    }
}
