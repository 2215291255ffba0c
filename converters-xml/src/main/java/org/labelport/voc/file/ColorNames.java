package org.labelport.voc.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.target.TextFile;

/** Reads {@code colors.txt}, which Supervisely writes instead of a label map: lines of {@code name r g b}. */
public final class ColorNames {

    private static final long MAX_BYTES = 16 << 20;
    private static final Pattern LINE = Pattern.compile("(\\S.*?)(?<!\\s)\\s++(\\d{1,3})\\s+(\\d{1,3})\\s+(\\d{1,3})");

    /** The colour of borders, which the list calls neutral. */
    private static final String BORDER = "#e0e0c0";

    private ColorNames() {}

    /**
     * Returns the classes in the file's order, without background and border; empty when it is another list of colours,
     * or none.
     */
    public static Optional<Taxonomy> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        Map<String, Category> categories = new LinkedHashMap<>();
        try (BufferedReader lines = TextFile.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = LINE.matcher(line.strip());
                if (!line.isBlank() && !matcher.matches()) {
                    return Optional.empty();
                } else if (!line.isBlank()) {
                    String color = LabelMap.color(matcher.group(2) + "," + matcher.group(3) + "," + matcher.group(4));
                    String name = matcher.group(1);
                    if (!color.equals(BORDER) && !name.equals(LabelMapClasses.BACKGROUND)) {
                        categories.putIfAbsent(name, new Category(name, "", color, Skeleton.NONE, List.of()));
                    }
                }
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        return categories.isEmpty() ? Optional.empty() : Optional.of(new Taxonomy(List.copyOf(categories.values())));
    }
}
