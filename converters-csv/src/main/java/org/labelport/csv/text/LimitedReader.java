package org.labelport.csv.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Throws an exception when a record becomes longer than a limit, as one does whose quotation mark is never closed.
 * Skips a byte order mark.
 */
final class LimitedReader extends FilterReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int limit;
    private long left;
    private boolean started;
    private boolean marked;

    LimitedReader(Reader in, int limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    /** Starts to count anew, because a new record begins about here. */
    void recordStarts() {
        left = limit;
    }

    /** Whether the text began with a byte order mark; known once something was read. */
    boolean marked() {
        return marked;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            throw new RecordTooLongException();
        }
        if (!started && length > 0) {
            started = true;
            int first = in.read();
            if (first < 0) {
                return -1;
            }
            marked = first == BYTE_ORDER_MARK;
            if (!marked) {
                buffer[offset] = (char) first;
                left--;
                return 1;
            }
        }
        int count = in.read(buffer, offset, length);
        left -= Math.max(0, count);
        return count;
    }

    /** A record is longer than the limit. */
    static final class RecordTooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        RecordTooLongException() {
            super("record too long");
        }
    }
}
