package org.labelport.masks.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads text files with one entry on each line. */
public final class TextLines {

    private TextLines() {}

    /**
     * Returns the lines of a file, without its byte order mark. Bytes that are not UTF-8 become replacement characters.
     */
    public static List<String> of(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    }
}
