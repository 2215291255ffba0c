package org.labelport.yolo.darknet;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.yolo.rows.read.RowGrammar;
import org.labelport.yolo.verify.RowLine;

/** Checks rows against what Darknet and Datumaro require. */
final class DarknetRows {

    private static final int FIELDS = 5;
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final double LEAST_SIDE = 0.98;
    private static final double ROUNDING = 1e-4;

    private final int classes;
    private final Findings findings;

    DarknetRows(int classes, Findings findings) {
        this.classes = classes;
        this.findings = findings;
    }

    void check(String file, List<RowLine> rows, Optional<Media.Image> image) throws ExportException {
        for (RowLine row : rows) {
            if (row.fields().size() != FIELDS) {
                findings.rejected("columns", file, row.line(), row.fields().size() + " fields, where a box has 5");
            } else if (!WHOLE.matcher(row.fields().get(0)).matches()) {
                findings.rejected(
                        "class",
                        file,
                        row.line(),
                        "'" + row.fields().get(0) + "' is not a whole number, which a class is");
            } else if (Integer.parseInt(row.fields().get(0)) >= classes) {
                findings.rejected(
                        "class",
                        file,
                        row.line(),
                        "class " + row.fields().get(0) + ", but " + RowGrammar.validClasses(classes));
            } else {
                checkBox(file, row, image);
            }
        }
    }

    private void checkBox(String file, RowLine row, Optional<Media.Image> image) throws ExportException {
        double[] box = new double[FIELDS - 1];
        for (int i = 0; i < box.length; i++) {
            String field = row.fields().get(i + 1);
            if (!NUMBER.matcher(field).matches() || !Double.isFinite(Double.parseDouble(field))) {
                findings.rejected("number", file, row.line(), "a coordinate is not a number");
                return;
            }
            box[i] = Double.parseDouble(field);
        }
        boolean tiny = image.isPresent()
                && (box[2] * image.get().width() < LEAST_SIDE
                        || box[3] * image.get().height() < LEAST_SIDE);
        if (box[0] <= 0 || box[1] <= 0 || box[0] > 1 || box[1] > 1) {
            findings.damaged(
                    "out-of-range", file, row.line(), "its centre is not on the picture: Darknet leaves it out");
        } else if (box[2] <= 0 || box[3] <= 0 || tiny) {
            findings.damaged("box-empty", file, row.line(), "a side under one pixel: Darknet leaves the box out");
        } else if (box[2] > 1 || box[3] > 1) {
            findings.damaged(
                    "out-of-range",
                    file,
                    row.line(),
                    "it is larger than the picture: Darknet reduces it to the picture's size");
        } else if (isBeyond(box[0], box[2]) || isBeyond(box[1], box[3])) {
            findings.remark("box-over-border", file, row.line(), "the box extends beyond the picture");
        }
    }

    private static boolean isBeyond(double center, double length) {
        return center - length / 2 < -ROUNDING || center + length / 2 > 1 + ROUNDING;
    }
}
