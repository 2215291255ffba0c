package org.labelport.voc.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;

/** Reads {@code labelmap.txt}: lines of {@code name:r,g,b:parts:actions}. */
public final class LabelMap {

    private static final long MAX_BYTES = 16 << 20;

    private LabelMap() {}

    /** Returns the classes in the file's order, without the background. */
    public static Taxonomy read(Path file) throws ExportException, IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ExportException("voc.labelmap", file + " is larger than " + MAX_BYTES + " bytes.");
        }
        List<Category> categories = new ArrayList<>();
        try (BufferedReader lines = TextFile.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(":", -1);
                String name = cells[0].strip();
                if (!name.isEmpty() && !line.startsWith("#") && !name.equals(LabelMapClasses.BACKGROUND)) {
                    categories.add(
                            new Category(name, "", cells.length > 1 ? color(cells[1]) : "", Skeleton.NONE, List.of()));
                }
            }
            return new Taxonomy(categories);
        } catch (CharacterCodingException e) {
            throw new ExportException("voc.labelmap", TextFile.notUtf8(file), e);
        } catch (IllegalArgumentException e) {
            throw new ExportException("voc.labelmap", file + ": " + e.getMessage() + ". Remove one.", e);
        }
    }

    static String color(String redGreenBlue) {
        String[] parts = redGreenBlue.split(",", -1);
        if (parts.length != 3) {
            return "";
        }
        StringBuilder color = new StringBuilder("#");
        for (String part : parts) {
            if (!part.strip().matches("[0-9]{1,3}") || Integer.parseInt(part.strip()) > 255) {
                return "";
            }
            color.append(String.format(Locale.ROOT, "%02x", Integer.parseInt(part.strip())));
        }
        return color.toString();
    }
}
