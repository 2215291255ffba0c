package org.labelport.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/**
 * Hands text to the parser and limits how long a tag or text may be, because the parser keeps a tag with its attributes
 * in memory until the tag ends. Remembers a failure to read, which the parser would report as malformed XML.
 */
final class GuardedReader extends FilterReader {

    private final Limits limits;
    private long sinceEvent;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    GuardedReader(Reader text, Limits limits) {
        super(text);
        this.limits = limits;
    }

    /** Notes that the parser has come to the end of a tag or text, so that counting starts again. */
    void event() {
        sinceEvent = 0;
    }

    Limits limits() {
        return limits;
    }

    /** Whether the parser has read beyond the end of the text. */
    boolean ended() {
        return ended;
    }

    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int offset, int count) throws IOException {
        try {
            int read = super.read(into, offset, count);
            sinceEvent += Math.max(0, read);
            ended |= read < 0;
            if (sinceEvent > limits.of(Limit.XML_TAG)) {
                throw new TagTooLongException();
            }
            return read;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Says that a tag or text is longer than allowed. */
    static final class TagTooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
