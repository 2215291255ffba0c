package org.labelport.target;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Reads text files of unknown content line by line: a line without an end does not fill the memory. */
public final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int DECODED_AT_ONCE = 1 << 13;

    private TextFile() {}

    /**
     * Opens a file of UTF-8 text; a byte order mark at its beginning is skipped. Reading throws
     * {@link java.nio.charset.CharacterCodingException} when the file is not UTF-8, and an {@link IOException} that
     * names file and line when a line has more characters than {@link Limit#LINE} allows by default.
     *
     * @return the lines; the caller closes it
     */
    public static BufferedReader open(Path file) throws IOException {
        return open(file, Limits.USUAL);
    }

    /**
     * As {@link #open(Path)}, but keeps a byte order mark at the beginning, for code that reports what other readers
     * make of it.
     *
     * @return the lines; the caller closes it
     */
    public static BufferedReader openWithMark(Path file) throws IOException {
        return new BufferedReader(guarded(file, Limits.USUAL.count(Limit.LINE)));
    }

    /**
     * As {@link #open(Path)}, with these limits.
     *
     * @return the lines; the caller closes it
     */
    public static BufferedReader open(Path file, Limits limits) throws IOException {
        return open(file, limits.count(Limit.LINE));
    }

    static BufferedReader open(Path file, int longestLine) throws IOException {
        return new BufferedReader(new Unmarked(guarded(file, longestLine)));
    }

    /**
     * Says what is wrong with a file when reading it threw {@link java.nio.charset.CharacterCodingException}, as a
     * sentence for the user: the file, the first line that is not UTF-8, and what to do. Reads the file up to there. Of
     * a picture or document it says what it is.
     */
    public static String notUtf8(Path file) throws IOException {
        Optional<String> binary = BinaryStart.of(file);
        if (binary.isPresent()) {
            return file + " is " + binary.get() + ", not text. Give the right file.";
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(DECODED_AT_ONCE);
        CharBuffer text = CharBuffer.allocate(DECODED_AT_ONCE);
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            boolean ended = false;
            while (!ended) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, text, ended);
                line += text.flip().chars().filter(c -> c == '\n').count();
                ended |= result.isError();
                text.clear();
                bytes.compact();
            }
        }
        return file + ", line " + line + ": it is not UTF-8. Save the file as UTF-8.";
    }

    private static Reader guarded(Path file, int longestLine) throws IOException {
        return new Guard(Files.newBufferedReader(file, StandardCharsets.UTF_8), file, longestLine);
    }

    /** The text without the byte order mark that it may begin with. */
    private static final class Unmarked extends FilterReader {

        private boolean begun;

        Unmarked(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] into, int offset, int count) throws IOException {
            int read = super.read(into, offset, count);
            if (begun || read <= 0) {
                return read;
            }
            begun = true;
            if (into[offset] != BYTE_ORDER_MARK) {
                return read;
            }
            System.arraycopy(into, offset + 1, into, offset, read - 1);
            return read > 1 ? read - 1 : super.read(into, offset, count);
        }
    }

    private static final class Guard extends FilterReader {

        private final Path file;
        private final int longestLine;
        private long line = 1;
        private long length;

        Guard(Reader text, Path file, int longestLine) {
            super(text);
            this.file = file;
            this.longestLine = longestLine;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] into, int offset, int count) throws IOException {
            int read = super.read(into, offset, count);
            for (int i = offset; i < offset + read; i++) {
                if (into[i] == '\n' || into[i] == '\r') {
                    line += into[i] == '\n' ? 1 : 0;
                    length = 0;
                } else if (++length > longestLine) {
                    throw new IOException(file + ", line " + line + ": it has more than " + longestLine
                            + " " + Limit.LINE.meaning()
                            + ". Correct the data, or raise '" + Limit.LINE.key() + "' in limits.json");
                }
            }
            return read;
        }
    }
}
