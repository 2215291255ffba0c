package org.labelport.yolo.ndjson;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.JsonText;
import org.labelport.output.ByteText;

/**
 * Reads the lines of a file, one after the other. Lines that are too long to be held in memory are skipped. Used by one
 * thread.
 */
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
     * @param json the line as it is in the file, without its end; empty when it is too long
     * @param tooLong whether the line was skipped because of its length
     */
    record Line(long number, JsonText json, boolean tooLong) {

        private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

        /** Whether it is in UTF-16, which takes two bytes for the bracket that lines start with. */
        boolean isWide() {
            byte[] bytes = json.utf8();
            boolean marked = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
            return marked || bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0);
        }

        /** Whether it starts with a byte order mark. */
        boolean isMarked() {
            byte[] bytes = json.utf8();
            return bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
        }
    }

    /** Returns the next line that is not blank; empty at the end of the file. */
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
                blank &= isBlank(b);
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

    /** Whether Python counts a character as blank; others than these, such as those left by a crash, are content. */
    private static boolean isBlank(int b) {
        return b == ' ' || b >= '\t' && b <= '\r' || b >= 0x1c && b <= 0x1f;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
