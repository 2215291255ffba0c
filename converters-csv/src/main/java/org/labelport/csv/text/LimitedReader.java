package org.labelport.csv.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Throws an exception when a record becomes longer than a limit, as one does whose quotation mark is never closed.
 * Skips a byte order mark. Adds a line that marks the end, because the parser does not tell whether it ended within
 * quotation marks: then the mark is part of a cell.
 */
final class LimitedReader extends FilterReader {

    /** The only cell of the last line. No text that was decoded has half of a surrogate pair. */
    static final String END = "\uDC00";

    static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int limit;
    private long left;
    private boolean started;
    private boolean marked;
    private char last = '\n';
    private boolean ended;

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
        int count = started ? in.read(buffer, offset, length) : start(buffer, offset, length);
        if (count < 0 && !ended) {
            ended = last == '\n' || last == '\r';
            buffer[offset] = ended ? END.charAt(0) : '\n';
            count = 1;
        }
        if (count > 0) {
            left -= count;
            last = buffer[offset + count - 1];
        }
        return count;
    }

    private int start(char[] buffer, int offset, int length) throws IOException {
        started = true;
        int first = in.read();
        marked = first == BYTE_ORDER_MARK;
        if (marked) {
            return in.read(buffer, offset, length);
        }
        buffer[offset] = (char) first;
        return first < 0 ? -1 : 1;
    }

    /** A record is longer than the limit. */
    static final class RecordTooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        RecordTooLongException() {
            super("record too long");
        }
    }
}
