package org.labelport.voc.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.target.TextFile;

/**
 * Reads {@code class_names.txt}, which LabelMe's labelme2voc writes instead of a label map: the names of the numbers in
 * segmentation pictures, from 0 on.
 */
public final class NumberedNames {

    private static final long MAX_BYTES = 16 << 20;
    private static final String BACKGROUND = "_background_";

    private NumberedNames() {}

    /**
     * Returns the classes from number 1 on; empty when it is another list of names, or none. An empty line counts, too:
     * that class is called by its number, as those are that the list does not have.
     */
    public static Optional<Taxonomy> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        try (BufferedReader lines = TextFile.open(file)) {
            String first = lines.readLine();
            if (first == null || !first.strip().equals(BACKGROUND)) {
                return Optional.empty();
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = line.strip();
                names.add(name.isEmpty() ? unnamed(names.size() + 1) : name);
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        while (!names.isEmpty() && names.get(names.size() - 1).equals(unnamed(names.size()))) {
            names.remove(names.size() - 1);
        }
        boolean distinct = new HashSet<>(names).size() == names.size();
        return distinct
                ? Optional.of(new Taxonomy(names.stream().map(Category::of).toList()))
                : Optional.empty();
    }

    /** Returns the name of a class that has none but its number. */
    public static String unnamed(int number) {
        return "class " + number;
    }
}
