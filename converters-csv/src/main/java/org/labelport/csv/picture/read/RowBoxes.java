package org.labelport.csv.picture.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.labelport.csv.text.Excerpt;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ValueText;
import org.labelport.report.ItemException;

/** Makes annotations from the cells of rows. */
public final class RowBoxes {

    private RowBoxes() {}

    /**
     * Parses a cell as a number.
     *
     * @param column its name in messages
     */
    public static double number(String cell, String column) throws ItemException {
        OptionalDouble number = Numbers.decimal(cell);
        if (number.isEmpty()) {
            throw new ItemException(
                    "csv.cell",
                    column + " is '" + Excerpt.of(cell, 40) + "', which is not a number. " + Numbers.remedy(cell));
        }
        return number.getAsDouble();
    }

    /**
     * Returns the class in a cell, which must be in the list of classes if there is one.
     *
     * @param taxonomy the list of classes; empty when there is none
     * @param list the name of its file in messages
     */
    public static String category(String cell, Taxonomy taxonomy, String list) throws ItemException {
        if (cell.isEmpty()) {
            throw new ItemException("csv.cell", "the row has no class");
        }
        if (!taxonomy.isEmpty() && taxonomy.indexOf(cell).isEmpty()) {
            throw new ItemException(
                    "category.unknown", "'" + cell + "' is not in " + list + ". Add it there, or remove that file");
        }
        return cell;
    }

    /** Adds a shape. */
    public static void add(List<Annotation> into, String category, Shape shape) {
        into.add(Annotation.of(Integer.toString(into.size() + 1), category, shape));
    }

    /**
     * Returns what the columns that a reader does not know say of a row. The result may be changed.
     *
     * @param columns their names, by their indices
     */
    public static Map<String, Value> attributes(Map<Integer, String> columns, Row row) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        columns.forEach((place, name) -> {
            String cell = row.cell(place).strip();
            if (!cell.isEmpty()) {
                attributes.put(name, ValueText.parse(cell));
            }
        });
        return attributes;
    }
}
