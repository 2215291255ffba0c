package org.labelport.csv.openimages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * The names of classes by the ids with which rows refer to them.
 *
 * @param names names by id; empty when there is no list of classes, so that ids are names
 * @param taxonomy the categories in the order of the list
 */
record Classes(Map<String, String> names, Taxonomy taxonomy) {

    static final Classes NONE = new Classes(Map.of(), Taxonomy.EMPTY);

    /** Reads the list of classes. A mistake in it ends the run. Classes of the same name are reported. */
    static Classes read(Path file, Limits limits, LossSink losses) throws ExportException, IOException {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (row.get().isBlank() || isHeader(row.get())) {
                    continue;
                }
                String id = row.get().cell(0);
                String name = row.get().cell(1);
                if (row.get().cells().size() != 2 || id.isEmpty() || name.isEmpty()) {
                    throw new ExportException(
                            "csv.classes",
                            file + ", line " + row.get().line() + ": the line must be id,name. Correct it.");
                }
                if (names.containsKey(id)) {
                    throw new ExportException(
                            "csv.classes",
                            file + ", line " + row.get().line() + ": an earlier line has the id '" + id
                                    + "'. Remove one.");
                }
                if (!taken.add(name)) {
                    String unique = name + " (" + id + ")";
                    losses.loss(Loss.ofDataset(
                            LossCodes.CLASS_RENAMED,
                            "two classes are called '" + name + "'; the second is read as '" + unique + "'"));
                    name = unique;
                    taken.add(name);
                }
                names.put(id, name);
            }
        }
        List<Category> categories = new ArrayList<>();
        names.values().forEach(name -> categories.add(Category.of(name)));
        try {
            return new Classes(Map.copyOf(names), new Taxonomy(categories));
        } catch (IllegalArgumentException e) {
            throw new ExportException("csv.classes", file + ": " + e.getMessage() + ". Rename one.", e);
        }
    }

    /** Whether a row is a header, which only newer versions of the data set have. */
    static boolean isHeader(Row row) {
        return row.cell(0).equals("LabelName") && row.cell(1).equals("DisplayName");
    }

    /** Returns the name of the class with an id. */
    String nameOf(String id) throws ItemException {
        if (names.isEmpty()) {
            return id;
        }
        String name = names.get(id);
        if (name == null) {
            throw new ItemException("category.unknown", "'" + id + "' is not in class-descriptions. Add it there");
        }
        return name;
    }
}
