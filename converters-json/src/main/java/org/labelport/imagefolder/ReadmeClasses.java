package org.labelport.imagefolder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.TextFile;

/** Reads class names from the front matter of a {@code README.md}. */
final class ReadmeClasses {

    private static final Pattern ENTRY = Pattern.compile("\\s+['\"]?[0-9]+['\"]?:\\s*(.*?)\\s*");

    private ReadmeClasses() {}

    /** Returns the names in the first list of classes; empty when there is none. */
    static List<String> read(Path folder) throws ExportException, IOException {
        Path readme = folder.resolve(Readme.NAME);
        Set<String> names = new LinkedHashSet<>();
        if (!FileKind.isFile(readme)) {
            return List.of();
        }
        try (BufferedReader lines = TextFile.open(readme)) {
            boolean inNames = false;
            boolean inClasses = false;
            String line = lines.readLine();
            if (line == null || !line.strip().equals("---")) {
                return List.of();
            }
            for (line = lines.readLine(); line != null && !line.strip().equals("---"); line = lines.readLine()) {
                Matcher entry = ENTRY.matcher(line);
                if (inNames && entry.matches()) {
                    names.add(scalar(entry.group(1)));
                } else if (inNames) {
                    return List.copyOf(names);
                } else if (line.strip().equals("class_label:")) {
                    inClasses = true;
                } else {
                    inNames = inClasses && line.strip().equals("names:");
                }
            }
            return List.copyOf(names);
        } catch (CharacterCodingException e) {
            throw new ExportException("imagefolder.readme", TextFile.notUtf8(readme), e);
        }
    }

    /** Returns whether the front matter names the files of splits. */
    static boolean configs(Path folder) throws IOException {
        Path readme = folder.resolve(Readme.NAME);
        return FileKind.isFile(readme)
                && Files.size(readme) <= 16 << 20
                && new String(Files.readAllBytes(readme), StandardCharsets.UTF_8).contains("data_files:");
    }

    private static String scalar(String text) {
        if (text.startsWith("\"")) {
            try {
                return JsonReading.text(text, Limits.USUAL).text();
            } catch (JsonProblem e) {
                return text.substring(1);
            }
        }
        boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }
}
