package org.labelport.annotationfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;

/** Reads a file that names a class on each line. */
public final class ClassList {

    private static final long MAX_BYTES = 16 << 20;

    private ClassList() {}

    /**
     * Returns the lines that are not blank, without blanks around them.
     *
     * @param code error code for a file that is too large or not UTF-8
     */
    public static List<String> read(Path file, String code) throws ExportException, IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ExportException(code, file + " is larger than " + MAX_BYTES + " bytes.");
        }
        List<String> names = new ArrayList<>();
        try (BufferedReader lines = TextFile.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    names.add(line.strip());
                }
            }
            return names;
        } catch (CharacterCodingException e) {
            throw new ExportException(code, TextFile.notUtf8(file), e);
        }
    }
}
