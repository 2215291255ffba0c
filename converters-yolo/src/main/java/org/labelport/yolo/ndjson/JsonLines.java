package org.labelport.yolo.ndjson;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.output.ByteText;

/** The lines of a file one by one, of which none is too long to be held. Used by one thread. */
final class JsonLines implements Closeable {

    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private long number;

    JsonLines(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param text without its end; empty when it is too long
     * @param tooLong whether it was skipped for its length
     */
    record Line(long number, String text, boolean tooLong) {}

    /** The next line that is not blank. */
    Optional<Line> next() throws IOException {
        while (true) {
            ByteText bytes = new ByteText(1 << 10);
            boolean tooLong = false;
            int b = in.read();
            if (b < 0) {
                return Optional.empty();
            }
            number++;
            while (b >= 0 && b != '\n') {
                if (bytes.size() < LONGEST) {
                    bytes.write(b);
                } else {
                    tooLong = true;
                }
                b = in.read();
            }
            String text = tooLong ? "" : new String(bytes.toByteArray(), StandardCharsets.UTF_8).strip();
            if (number == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (tooLong || !text.isEmpty()) {
                return Optional.of(new Line(number, text, tooLong));
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
