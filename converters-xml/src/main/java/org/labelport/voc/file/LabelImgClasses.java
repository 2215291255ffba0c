package org.labelport.voc.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.TextFile;

/**
 * The list of classes in a folder of LabelImg's files.
 *
 * @param file its name
 */
public record LabelImgClasses(String file, Taxonomy taxonomy) {

    /** The names that such a list may have. */
    public static final List<String> FILES = List.of(LabelImgLayout.CLASSES, "classes.txt");

    private static final long MAX_BYTES = 16 << 20;

    /**
     * Reads the first list of a folder; empty when it has none.
     *
     * @throws ExportException {@code labelimg.classes} when it cannot be read
     */
    public static Optional<LabelImgClasses> in(Path folder) throws ExportException, IOException {
        for (String name : FILES) {
            Path file = folder.resolve(name);
            if (FileKind.isFile(file)) {
                return Optional.of(new LabelImgClasses(name, taxonomy(file)));
            }
        }
        return Optional.empty();
    }

    private static Taxonomy taxonomy(Path file) throws ExportException, IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ExportException("labelimg.classes", file + " is larger than " + MAX_BYTES + " bytes.");
            }
            try (BufferedReader lines = TextFile.open(file)) {
                return new Taxonomy(lines.lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(Category::of)
                        .toList());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        } catch (CharacterCodingException e) {
            throw new ExportException("labelimg.classes", TextFile.notUtf8(file), e);
        } catch (IllegalArgumentException e) {
            throw new ExportException("labelimg.classes", file + ": " + e.getMessage() + ". Remove one.", e);
        }
    }
}
