package org.labelport.csv.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stands between the cells of a file, found by its first line.
 *
 * @param hasOwnLine whether the first line says only that
 */
record Separator(char character, boolean hasOwnLine) {

    private static final int LOOKED_AT = 1 << 16;
    private static final String OWN_LINE = "sep=";
    private static final String KNOWN = ",;\t";

    static Separator of(Path file) throws IOException {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        }
        String line = start.lines().findFirst().orElse("").replaceFirst("^\u00EF\u00BB\u00BF", "");
        if (line.startsWith(OWN_LINE) && line.length() == OWN_LINE.length() + 1) {
            char named = line.charAt(OWN_LINE.length());
            return new Separator(KNOWN.indexOf(named) >= 0 ? named : ',', true);
        }
        char most = ',';
        for (char candidate : KNOWN.toCharArray()) {
            if (count(line, candidate) > count(line, most)) {
                most = candidate;
            }
        }
        return new Separator(most, false);
    }

    private static long count(String line, char character) {
        return line.chars().filter(c -> c == character).count();
    }
}
