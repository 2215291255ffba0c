package org.labelport.imagefolder.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.TextFile;

/**
 * The names of classes in the front matter of a {@code README.md}, which has a list for each column of class numbers.
 *
 * @param byColumn the lists by the names of their columns; a column within another one is {@code objects.category}
 */
public record ReadmeClasses(Map<String, List<String>> byColumn) {

    private static final Pattern ENTRY = Pattern.compile("\\s++['\"]?[0-9]++['\"]?:(.*)");

    /** The column that holds the class of the whole picture. */
    public static final String LABEL = "label";

    /** The column that holds the objects. */
    public static final String OBJECTS = "objects";

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern COLUMN = Pattern.compile("(\\s*+-\\s++)name:(.*)");

    public ReadmeClasses {
        byColumn = Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
    }

    /** Reads the lists of a data set; there are none without a {@code README.md} or front matter. */
    public static ReadmeClasses read(Path folder) throws ExportException, IOException {
        Path readme = folder.resolve(ReservedNames.README);
        if (!FileKind.isFile(readme)) {
            return new ReadmeClasses(Map.of());
        }
        try (BufferedReader lines = TextFile.open(readme)) {
            String line = lines.readLine();
            return new ReadmeClasses(line == null || !line.strip().equals("---") ? Map.of() : lists(lines));
        } catch (CharacterCodingException e) {
            throw new ExportException("imagefolder.readme", TextFile.notUtf8(readme), e);
        }
    }

    /** Returns the lists up to the end of the front matter. The first list of a column counts. */
    private static Map<String, List<String>> lists(BufferedReader lines) throws IOException {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        NavigableMap<Integer, String> columns = new TreeMap<>(); // those around the line, by their indentation
        Set<String> unused = new LinkedHashSet<>();
        Set<String> names = unused;
        boolean inClasses = false;
        boolean inNames = false;
        for (String line = lines.readLine(); line != null && !line.strip().equals("---"); line = lines.readLine()) {
            Matcher entry = ENTRY.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (inNames && entry.matches()) {
                names.add(scalar(entry.group(1).strip()));
                continue;
            }
            inNames = inClasses && line.strip().equals("names:");
            inClasses = line.strip().equals("class_label:");
            if (column.matches()) {
                columns.tailMap(column.group(1).length(), true).clear();
                columns.put(column.group(1).length(), scalar(column.group(2).strip()));
            } else if (inNames) {
                Set<String> own = new LinkedHashSet<>();
                names = lists.putIfAbsent(String.join(".", columns.values()), own) == null ? own : unused;
            }
        }
        Map<String, List<String>> byColumn = new LinkedHashMap<>();
        lists.forEach((column, list) -> byColumn.put(column, List.copyOf(list)));
        return byColumn;
    }

    /** Returns the names for the numbers in a column; empty when it has no list. */
    public List<String> of(String column) {
        return byColumn.getOrDefault(column, List.of());
    }

    /**
     * Returns the number that a value means in a column with a list, as the library finds it: that of a name, also with
     * blanks around it, or a whole number, also as a text. It may be none of the list.
     *
     * @return empty when the value is neither
     */
    public static OptionalInt number(JsonValue value, List<String> names) {
        if (value.isNumber()) {
            double number = value.finite().orElse(Double.NaN);
            return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
        }
        int place = names.indexOf(value.text());
        if (place >= 0) {
            return OptionalInt.of(place);
        }
        String name = value.text().strip();
        int stripped = names.indexOf(name);
        if (stripped >= 0) {
            return OptionalInt.of(stripped);
        }
        return WHOLE.matcher(name).matches() ? OptionalInt.of(Integer.parseInt(name)) : OptionalInt.empty();
    }

    /** Returns the names of the classes of pictures and objects, each once, in the order of the lists. */
    public List<String> all() {
        return byColumn.entrySet().stream()
                .filter(list -> list.getKey().equals(LABEL) || list.getKey().startsWith(OBJECTS + "."))
                .flatMap(list -> list.getValue().stream())
                .distinct()
                .toList();
    }

    /** Returns whether the front matter names the files of splits. */
    public static boolean configs(Path folder) throws IOException {
        Path readme = folder.resolve(ReservedNames.README);
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
