package org.labelport.csv.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.labelport.csv.picture.PictureFrame;
import org.labelport.csv.picture.RowBoxes;
import org.labelport.csv.picture.RowDialect;
import org.labelport.csv.picture.RowPicture;
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

/** Rows of pixels or of labels, at places that the header names. */
record BoxDialect(BoxColumns columns, Split split, Taxonomy taxonomy) implements RowDialect {

    private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final List<String> NUMBERS = List.of("x", "y", "width", "height");

    @Override
    public RowPicture picture(Row row) throws ItemException {
        String name = row.cell(columns.file());
        if (name.isEmpty()) {
            throw new ItemException("csv.cell", "the row names no picture");
        }
        return new RowPicture(split, name, side(row, columns.width()), side(row, columns.height()));
    }

    /** A size that is no size is as good as none: the picture's file has it, too. */
    private static int side(Row row, int column) {
        OptionalDouble side = Numbers.decimal(row.cell(column));
        return side.isPresent() && side.getAsDouble() >= 1 && side.getAsDouble() <= Integer.MAX_VALUE
                ? (int) side.getAsDouble()
                : 0;
    }

    @Override
    public void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        if (!columns.hasBoxes()) {
            labels(row).forEach(label -> RowBoxes.add(into, label, new Shape.Whole()));
            return;
        }
        int before = into.size();
        if (columns.hasCorners()) {
            corners(row, into);
        } else {
            inOneCell(row, into);
        }
        for (int i = before; i < into.size(); i++) {
            into.set(i, described(into.get(i), row));
        }
    }

    /** The annotation with what the row has in further columns: a model's confidence, and attributes. */
    private Annotation described(Annotation annotation, Row row) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        columns.others().forEach((place, name) -> {
            String cell = row.cell(place).strip();
            if (!cell.isEmpty()) {
                attributes.put(name, ValueText.parse(cell));
            }
        });
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
            String label = row.cell(columns.category());
            return label.isEmpty() ? List.of() : List.of(RowBoxes.category(label, taxonomy, TensorflowPlan.LABEL_MAP));
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

    private void corners(Row row, List<Annotation> into) throws ItemException {
        if (row.cell(columns.category()).isEmpty() && row.cell(columns.left()).isEmpty()) {
            return; // a picture without boxes, as some programs list it
        }
        String category = RowBoxes.category(row.cell(columns.category()), taxonomy, TensorflowPlan.LABEL_MAP);
        boolean boxed = IntStream.of(columns.left(), columns.top(), columns.right(), columns.bottom())
                .anyMatch(column -> !row.cell(column).isBlank());
        if (!boxed) {
            RowBoxes.add(into, category, new Shape.Whole()); // such as "No finding", among findings
            return;
        }
        double left = RowBoxes.number(row.cell(columns.left()), "xmin");
        double top = RowBoxes.number(row.cell(columns.top()), "ymin");
        double right = RowBoxes.number(row.cell(columns.right()), columns.areSides() ? "the width" : "xmax");
        double bottom = RowBoxes.number(row.cell(columns.bottom()), columns.areSides() ? "the height" : "ymax");
        RowBoxes.addPixels(
                into,
                category,
                left,
                top,
                columns.areSides() ? left + right : right,
                columns.areSides() ? top + bottom : bottom);
    }

    /** A cell such as {@code [834.0, 222.0, 56.0, 36.0]}; classes have no column where there is only one. */
    private void inOneCell(Row row, List<Annotation> into) throws ItemException {
        String cell = row.cell(columns.box()).strip();
        if (cell.isEmpty()) {
            return; // a picture without boxes
        }
        Matcher list = LIST.matcher(cell);
        String[] numbers = list.matches() ? list.group(1).split(",", -1) : new String[0];
        if (numbers.length != NUMBERS.size()) {
            throw new ItemException(
                    "csv.cell", "bbox is x, y, width and height in brackets, such as [834.0, 222.0, 56.0, 36.0]");
        }
        double[] box = new double[numbers.length];
        for (int i = 0; i < box.length; i++) {
            box[i] = RowBoxes.number(numbers[i].strip(), NUMBERS.get(i) + " of bbox");
        }
        String category = columns.category() < 0
                ? ""
                : RowBoxes.category(row.cell(columns.category()), taxonomy, TensorflowPlan.LABEL_MAP);
        RowBoxes.addPixels(into, category, box[0], box[1], box[0] + box[2], box[1] + box[3]);
    }
}
