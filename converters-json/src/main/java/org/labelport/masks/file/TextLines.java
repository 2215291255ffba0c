package org.labelport.masks.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads text files with one entry on each line. */
public final class TextLines {

    private static final char MARK = '\ufeff';
    private static final int MAX_BYTES = 16 << 20;

    private TextLines() {}

    /**
     * Opens a file at its first line, behind a byte order mark. Bytes that are not UTF-8 become replacement characters.
     * The caller closes the reader.
     */
    public static BufferedReader open(Path file) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        try {
            lines.mark(1);
            if (lines.read() != MARK) {
                lines.reset();
            }
            return lines;
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * Returns the lines of a small file, such as a list of classes.
     *
     * @throws IOException also when the file is larger than such lists are; the message names it
     */
    public static List<String> of(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is larger than " + (MAX_BYTES >> 20) + " MB");
        }
        try (BufferedReader lines = open(file)) {
            return lines.lines().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
