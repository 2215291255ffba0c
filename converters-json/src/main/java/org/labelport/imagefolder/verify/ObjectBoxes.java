package org.labelport.imagefolder.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/**
 * Checks the boxes of a row, and that its other lists of objects belong to them.
 *
 * @param line of the row
 */
record ObjectBoxes(Findings.InFile findings, long line) {

    /** How far a box may extend beyond the picture because of rounding, in pixels. */
    private static final double SLACK = 0.01;

    void check(Media.Image image, JsonValue objects) throws ExportException {
        List<JsonValue> boxes = objects.elementsOf("bbox");
        for (Map.Entry<String, JsonValue> list : objects.fields().entrySet()) {
            if (list.getValue().is(Kind.ARRAY) && list.getValue().elements().size() != boxes.size()) {
                findings.damaged(
                        "objects-length",
                        line,
                        "'" + list.getKey() + "' of objects has "
                                + list.getValue().elements().size() + " entries and bbox " + boxes.size()
                                + ", so it is unclear which entries belong together. Make the lengths equal.");
            }
        }
        for (JsonValue box : boxes) {
            box(box, image);
        }
    }

    private void box(JsonValue box, Media.Image image) throws ExportException {
        Optional<double[]> numbers = box.numbers().filter(list -> list.length == 4);
        if (numbers.isEmpty()) {
            findings.rejected("bbox", line, "a bbox is not x, y, width, height. Correct it.");
        } else if (isOutside(numbers.get(), image)) {
            findings.damaged(
                    "bbox-outside",
                    line,
                    "the bbox " + Arrays.toString(numbers.get()) + " is not within the " + image.width() + " x "
                            + image.height()
                            + " pixels of the picture; training code clips or refuses it. Correct it.");
        }
    }

    private static boolean isOutside(double[] box, Media.Image image) {
        return box[0] < -SLACK
                || box[1] < -SLACK
                || box[2] < 0
                || box[3] < 0
                || box[0] + box[2] > image.width() + SLACK
                || box[1] + box[3] > image.height() + SLACK;
    }
}
