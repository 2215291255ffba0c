package org.labelport.csv.tensorflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.csv.picture.read.CornerUnit;
import org.labelport.csv.picture.read.PictureFrame;
import org.labelport.csv.picture.read.RowBox;
import org.labelport.csv.picture.read.RowBoxes;
import org.labelport.csv.picture.read.RowDialect;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ValueText;
import org.labelport.report.ItemException;

/** Reads rows of boxes in pixels or of labels, whose columns the header names. */
record BoxDialect(BoxColumns columns, CornerUnit unit, Split split, Taxonomy taxonomy) implements RowDialect {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|]+");

    @Override
    public RowPicture picture(Row row) throws ItemException {
        String name = row.cell(columns.picture().file());
        if (name.isEmpty()) {
            throw new ItemException("csv.cell", "the row does not name a picture");
        }
        return RowPicture.of(split, name, row, columns.picture());
    }

    @Override
    public void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        row.requireNoMoreThan(columns.count());
        if (columns.box().isEmpty()) {
            row.requireCell(columns.category(), "a class");
            labels(row).forEach(label -> RowBoxes.add(into, label, new Shape.Whole()));
            return;
        }
        int before = into.size();
        box(columns.box().get(), row, into);
        for (int i = before; i < into.size(); i++) {
            into.set(i, described(into.get(i), row));
        }
    }

    /** Returns an annotation with what further columns hold: a model's confidence, and attributes. */
    private Annotation described(Annotation annotation, Row row) {
        Map<String, Value> attributes = RowBoxes.attributes(columns.others(), row);
        String confidence = row.cell(columns.score()).strip();
        OptionalDouble score = Numbers.decimal(confidence);
        if (score.isPresent() && score.getAsDouble() >= 0 && score.getAsDouble() <= 1) {
            Provenance model = new Provenance(Optional.of(score.getAsDouble()), true, "", Optional.empty());
            return annotation.withProvenance(model).withAttributes(attributes);
        }
        if (!confidence.isEmpty()) {
            attributes.put("score", ValueText.parse(confidence));
        }
        return annotation.withAttributes(attributes);
    }

    private List<String> labels(Row row) throws ItemException {
        if (columns.category() >= 0) {
            List<String> labels = new ArrayList<>();
            for (String label : classes(row.cell(columns.category()))) {
                labels.add(RowBoxes.category(label, taxonomy, TensorflowPlan.LABEL_MAP));
            }
            return labels;
        }
        List<String> ticked = new ArrayList<>();
        for (Map.Entry<Integer, String> column : columns.others().entrySet()) {
            Optional<Boolean> cell = BoxColumns.isTicked(row, column.getKey());
            if (cell.isEmpty()) {
                throw new ItemException(
                        "csv.cell",
                        "the column '" + column.getValue() + "' has '"
                                + row.cell(column.getKey()).strip() + "', which is neither 0 nor 1");
            }
            if (cell.get()) {
                ticked.add(RowBoxes.category(column.getValue(), taxonomy, TensorflowPlan.LABEL_MAP));
            }
        }
        return ticked;
    }

    private List<String> classes(String cell) {
        Stream<String> classes = columns.hasSeveral() ? several(cell.strip()) : Stream.of(cell);
        return classes.filter(name -> !name.isEmpty()).toList();
    }

    /** Divides a cell at blanks and separators, unless it is a list as Python writes it. */
    private static Stream<String> several(String cell) {
        return PythonList.of(cell)
                .map(List::stream)
                .orElseGet(() -> SEPARATORS.splitAsStream(cell))
                .distinct();
    }

    /**
     * Whether a row has no class: the cell is empty, or has the same word for a missing value as the cell of the box.
     * Other such words are names of classes.
     */
    private static boolean isMissing(String category, String box) {
        return category.isEmpty() || category.equals(box);
    }

    private void box(BoxCells cells, Row row, List<Annotation> into) throws ItemException {
        Optional<RowBox> box = cells.box(row);
        if (box.isEmpty()) {
            row.requireCell(Collections.max(cells.columns()), "a box");
        }
        boolean hasClass = columns.category() >= 0;
        if (box.isEmpty()
                && (!hasClass
                        || isMissing(
                                row.cell(columns.category()),
                                row.cell(cells.columns().get(0))))) {
            return; // some programs list a picture without boxes like this
        }
        String category =
                hasClass ? RowBoxes.category(row.cell(columns.category()), taxonomy, TensorflowPlan.LABEL_MAP) : "";
        if (box.isPresent()) {
            RowBoxes.add(into, category, unit.pixels(box.get()));
        } else {
            RowBoxes.add(into, category, new Shape.Whole()); // such as "No finding", among findings
        }
    }
}
