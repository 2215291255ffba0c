package org.labelport.coco.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the bytes of a file. Bytes that were read too far can be given back. */
public final class JsonInput extends InputStream {

    private final InputStream file;
    private byte[] returned = {};
    private int next;

    public JsonInput(Path file) throws IOException {
        this(Files.newInputStream(file));
    }

    public JsonInput(InputStream file) {
        this.file = file;
    }

    /** Gives bytes back, so that they are read next, before all others. */
    public void giveBack(byte[] bytes) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + returned.length - next);
        System.arraycopy(returned, next, all, bytes.length, returned.length - next);
        returned = all;
        next = 0;
    }

    @Override
    public int read() throws IOException {
        return next < returned.length ? returned[next++] & 0xFF : file.read();
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (next == returned.length) {
            return file.read(into, offset, count);
        }
        int given = Math.min(count, returned.length - next);
        System.arraycopy(returned, next, into, offset, given);
        next += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
