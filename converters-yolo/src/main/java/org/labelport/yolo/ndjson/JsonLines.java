package org.labelport.yolo.ndjson;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.JsonText;
import org.labelport.output.ByteText;

/** The lines of a file one by one, of which none is too long to be held. Used by one thread. */
final class JsonLines implements Closeable {

    private final InputStream in;
    private final int longest;
    private long number;

    JsonLines(Path file, Limits limits) throws IOException {
        longest = limits.count(Limit.LINE);
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param json without the line's end, as it is in the file; empty when it is too long
     * @param tooLong whether it was skipped for its length
     */
    record Line(long number, JsonText json, boolean tooLong) {}

    /** The next line that is not blank. */
    Optional<Line> next() throws IOException {
        while (true) {
            ByteText bytes = new ByteText(1 << 10);
            boolean tooLong = false;
            boolean blank = true;
            int b = in.read();
            if (b < 0) {
                return Optional.empty();
            }
            number++;
            while (b >= 0 && b != '\n') {
                blank &= b <= ' ';
                tooLong |= bytes.size() == longest;
                if (!tooLong) {
                    bytes.write(b);
                }
                b = in.read();
            }
            if (tooLong || !blank) {
                return Optional.of(
                        new Line(number, tooLong ? JsonText.NONE : new JsonText(bytes.toByteArray()), tooLong));
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
