package org.labelport.yolo.dota;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Value;
import org.labelport.output.ValueText;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemException;
import org.labelport.target.TextFile;

/**
 * The content of a label file.
 *
 * @param annotations their ids are the numbers of their lines
 * @param attributes of the picture, from the lines before the objects, such as {@code gsd:0.146}
 * @param problems lines that are not objects
 */
record DotaLabels(List<Annotation> annotations, Map<String, Value> attributes, List<Problem> problems) {

    private static final String FILE = "dota.labels";
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z][A-Za-z ]*");

    /** What is written for a value that is not known. */
    private static final String UNKNOWN = "null";

    /** A line that is not an object. */
    record Problem(int line, String message) {}

    static DotaLabels read(Path file, Limits limits) throws ItemException {
        DotaLabels labels = new DotaLabels(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        try {
            if (Files.size(file) > limits.bytes(Limit.LABELS_MEGABYTES)) {
                throw new ItemException(
                        FILE,
                        file + " has more than the " + limits.of(Limit.LABELS_MEGABYTES) + " "
                                + Limit.LABELS_MEGABYTES.meaning() + ". " + limits.remedy(Limit.LABELS_MEGABYTES));
            }
            try (BufferedReader reader = TextFile.open(file, limits)) {
                int number = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    labels.line(number, line);
                }
            }
            return labels;
        } catch (CharacterCodingException e) {
            throw new ItemException(FILE, file + " is not UTF-8 text. Save it as UTF-8", e);
        } catch (IOException e) {
            throw new ItemException(FILE, file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    private void line(int number, String line) {
        if (line.isBlank()) {
            return;
        }
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (annotations.isEmpty()
                && problems.isEmpty()
                && HEADER_NAME.matcher(name).matches()) {
            String value = line.substring(colon + 1).strip();
            if (!value.isEmpty() && !value.equalsIgnoreCase(UNKNOWN)) {
                attributes.putIfAbsent(name, ValueText.parse(value));
            }
            return;
        }
        try {
            annotations.add(DotaRow.read(Integer.toString(number), line));
        } catch (ItemException e) {
            problems.add(new Problem(number, e.getMessage()));
        }
    }
}
