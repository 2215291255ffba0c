package org.labelport.voc.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
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

    /** Returns the classes from number 1 on; empty when it is another list of names, or none. */
    public static Optional<Taxonomy> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        try (BufferedReader lines = TextFile.open(file)) {
            String first = lines.readLine();
            if (first == null || !first.strip().equals(BACKGROUND)) {
                return Optional.empty();
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = line.strip();
                if (!name.isEmpty() && !names.add(name)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Taxonomy(names.stream().map(Category::of).toList()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
