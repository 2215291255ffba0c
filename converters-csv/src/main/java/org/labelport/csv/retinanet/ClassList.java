package org.labelport.csv.retinanet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

/**
 * The list of classes: a name and a number on each line.
 *
 * @param file its name, for messages
 * @param taxonomy the classes in the order of their numbers; empty when there is no list
 */
record ClassList(String file, Taxonomy taxonomy) {

    static final ClassList NONE = new ClassList(RetinanetPlan.CLASSES, Taxonomy.EMPTY);

    /** Reads the list. A mistake ends the run, because every row depends on the classes. */
    static ClassList read(Path file, Limits limits) throws ExportException, IOException {
        Map<Long, String> names = new TreeMap<>();
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (row.get().isBlank()) {
                    continue;
                }
                OptionalLong id = Numbers.whole(row.get().cell(1));
                if (row.get().cells().size() != 2
                        || id.isEmpty()
                        || row.get().cell(0).isEmpty()) {
                    throw failure(file + ", line " + row.get().line() + ": the line must be name,id");
                }
                if (names.putIfAbsent(id.getAsLong(), row.get().cell(0)) != null) {
                    throw failure(
                            file + ", line " + row.get().line() + ": an earlier line has the id " + id.getAsLong());
                }
            }
        }
        List<Category> categories = names.values().stream().map(Category::of).toList();
        try {
            return new ClassList(file.getFileName().toString(), new Taxonomy(categories));
        } catch (IllegalArgumentException e) {
            throw new ExportException("csv.classes", file + ": " + e.getMessage() + ". Remove one.", e);
        }
    }

    private static ExportException failure(String what) {
        return new ExportException("csv.classes", what + ". Correct it, or remove the file.");
    }
}
