package org.labelport.yolo.keras;

import java.util.ArrayList;
import java.util.List;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.target.SourceReport;
import org.labelport.yolo.rows.read.RowException;

/**
 * Makes the annotations of a line, and reports the boxes that cannot be read.
 *
 * @param item id of the item
 * @param place of the line, for messages
 */
record KerasBoxes(Taxonomy taxonomy, String item, String place, SourceReport report) {

    List<Annotation> of(KerasLine line) throws ExportException {
        List<Annotation> annotations = new ArrayList<>();
        int number = 0;
        for (String box : line.boxes()) {
            String id = Integer.toString(++number);
            try {
                annotations.add(annotation(id, KerasLine.numbers(box)));
            } catch (RowException e) {
                report.error(ItemError.ofAnnotation(
                        item, id, "yolo.row", place + ", box " + id + ": " + e.getMessage() + ". Correct it."));
            }
        }
        return annotations;
    }

    private Annotation annotation(String id, double[] numbers) throws RowException {
        double type = numbers[4];
        if (type < 0 || type >= taxonomy.size() || type != Math.rint(type)) {
            throw new RowException("there is no class " + Math.round(type) + " among " + taxonomy.size() + " classes");
        }
        double width = numbers[2] - numbers[0];
        double height = numbers[3] - numbers[1];
        if (!(width >= 0 && height >= 0 && Double.isFinite(width) && Double.isFinite(height))) {
            throw new RowException("left must not be greater than right, nor top greater than bottom");
        }
        return Annotation.of(id, taxonomy.names().get((int) type), Shape.Box.of(numbers[0], numbers[1], width, height));
    }
}
