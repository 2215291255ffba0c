package org.labelport.csvfile;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Adds a line that marks the end of a text, because the parser does not tell whether a text ended within quotation
 * marks: then the mark is part of a cell.
 */
final class EndMark extends FilterReader {

    /** The only cell of the last line. No text that was decoded has half of a surrogate pair. */
    static final String MARK = "\uDC00";

    private char last = '\n';
    private boolean ended;

    EndMark(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count < 0 && !ended) {
            ended = last == '\n' || last == '\r';
            into[offset] = ended ? MARK.charAt(0) : '\n';
            count = 1;
        }
        if (count > 0) {
            last = into[offset + count - 1];
        }
        return count;
    }
}
