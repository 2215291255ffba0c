package org.labelport.masks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads lists. */
public final class TextLines {

    private TextLines() {}

    /** The lines of a file; what is no UTF-8 becomes a replacement character. */
    public static List<String> of(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    }
}
