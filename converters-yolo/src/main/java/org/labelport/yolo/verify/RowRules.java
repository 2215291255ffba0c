package org.labelport.yolo.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.read.RowGrammar;

/** Checks the rows of pictures against what Ultralytics requires and does with them. Used by one thread. */
public final class RowRules {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern CLASS = Pattern.compile("\\d{1,9}");
    private static final int BOX_FIELDS = 5;
    private static final int CORNER_FIELDS = 9;
    /** The most fields of a row in a file of boxes. If a row has more, Ultralytics reads the file as polygons. */
    private static final int LONGEST_BOX = 6;

    private static final double TOLERANCE = 0.01;
    /** The least side of a box in pixels: a side of one pixel may lose this much by rounding. */
    private static final double LEAST_SIDE = 0.98;

    private static final double ROUNDING = 1e-4;

    private final RowGrammar grammar;
    private final Findings findings;
    private long boxRows;
    private long polygonRows;

    /**
     * Prepares the check.
     *
     * @param grammar its task is empty when nothing says what rows are
     */
    public RowRules(RowGrammar grammar, Findings findings) {
        this.grammar = grammar;
        this.findings = findings;
    }

    /**
     * Checks the rows of a picture.
     *
     * @param image empty when the picture's size is unknown
     */
    public void check(String file, List<RowLine> rows, Optional<Media.Image> image) throws ExportException {
        boolean pose = isTask(YoloTask.POSE);
        boolean polygons = !pose && rows.stream().anyMatch(row -> row.fields().size() > LONGEST_BOX);
        SeenRows seen = new SeenRows();
        for (RowLine row : rows) {
            Optional<double[]> numbers = numbers(file, row);
            if (numbers.isEmpty() || !hasColumns(file, row, polygons)) {
                continue;
            }
            checkClass(file, row, numbers.get()[0]);
            if (polygons) {
                polygonRows++;
                checkPolygon(file, row, numbers.get(), seen);
            } else {
                boxRows++;
                checkBox(file, row, numbers.get(), image);
                checkKeypoints(file, row, numbers.get());
                if (!seen.row(numbers.get())) {
                    findings.remark(
                            "duplicate", file, row.line(), "an earlier row is the same: readers keep one of them");
                }
            }
        }
    }

    /** Reports what is wrong with all rows together. */
    public void finish() throws ExportException {
        boolean wantsPolygons = isTask(YoloTask.SEGMENT) || isTask(YoloTask.OBB);
        if (boxRows > 0 && polygonRows > 0) {
            String both = boxRows + " boxes and " + polygonRows + " polygons in one data set";
            if (isTask(YoloTask.DETECT)) {
                findings.remark("task-mixed", "", 0, both + ": readers use the enclosing boxes of the polygons");
            } else {
                findings.damaged(
                        "task-mixed", "", 0, both + ": Ultralytics then drops all polygons. Write boxes as polygons");
            }
        } else if (wantsPolygons && boxRows > 0) {
            findings.damaged(
                    "task-boxes",
                    "",
                    0,
                    "all rows are boxes, and the task needs polygons: nothing is left to train from");
        }
    }

    private boolean isTask(YoloTask task) {
        return grammar.task().isPresent() && grammar.task().get() == task;
    }

    private Optional<double[]> numbers(String file, RowLine row) throws ExportException {
        double[] numbers = new double[row.fields().size()];
        for (int i = 0; i < numbers.length; i++) {
            String field = row.fields().get(i);
            numbers[i] = NUMBER.matcher(field).matches() ? Double.parseDouble(field) : Double.NaN;
            if (!Float.isFinite((float) numbers[i])) {
                String shown = field.length() > 40 ? field.substring(0, 40) + "…" : field;
                findings.rejected(
                        "number", file, row.line(), "'" + shown + "' is not a number; the whole picture is left out");
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    private boolean hasColumns(String file, RowLine row, boolean polygons) throws ExportException {
        int fields = row.fields().size();
        if (polygons && fields == BOX_FIELDS) {
            findings.damaged(
                    "rows-mixed",
                    file,
                    row.line(),
                    "a box in a file with polygons is read as a polygon of two points: write it as four corners");
            return false;
        }
        boolean right = polygons
                ? fields > LONGEST_BOX && fields % 2 == 1
                : fields == (isTask(YoloTask.POSE) ? grammar.poseFields() : BOX_FIELDS);
        if (!right) {
            findings.rejected(
                    "columns",
                    file,
                    row.line(),
                    fields + " fields, where " + expected(polygons) + "; the whole picture is left out");
        }
        return right;
    }

    private String expected(boolean polygons) {
        if (polygons) {
            return "a polygon has a class and three or more pairs of numbers";
        }
        return isTask(YoloTask.POSE)
                ? "a class, a box and " + grammar.keypoints() + " keypoints have " + grammar.poseFields()
                : "a box has 5";
    }

    private void checkClass(String file, RowLine row, double number) throws ExportException {
        String text = row.fields().get(0);
        if (number < 0 || number >= grammar.classes()) {
            findings.rejected(
                    "class",
                    file,
                    row.line(),
                    "class " + text + ", but " + RowGrammar.validClasses(grammar.classes())
                            + "; the whole picture is left out");
        } else if (number != Math.rint(number)) {
            findings.damaged("class-fraction", file, row.line(), "the fraction of class " + text + " is cut off");
        } else if (!CLASS.matcher(text).matches()) {
            findings.remark(
                    "class-text",
                    file,
                    row.line(),
                    "class " + text + ": Datumaro needs a whole number without a fraction");
        }
    }

    private void checkBox(String file, RowLine row, double[] numbers, Optional<Media.Image> image)
            throws ExportException {
        if (!checkRange(file, row, Arrays.copyOfRange(numbers, 1, BOX_FIELDS))) {
            return;
        }
        double width = numbers[3] * image.map(Media.Image::width).orElse(0);
        double height = numbers[4] * image.map(Media.Image::height).orElse(0);
        boolean tiny = image.isPresent() && (width < LEAST_SIDE || height < LEAST_SIDE);
        if (numbers[3] <= 0 || numbers[4] <= 0 || tiny) {
            findings.damaged(
                    "box-empty",
                    file,
                    row.line(),
                    "a box with a side under one pixel is accepted, but spoils training");
        } else if (isBeyond(numbers[1], numbers[3]) || isBeyond(numbers[2], numbers[4])) {
            findings.remark("box-over-border", file, row.line(), "the box extends beyond the picture");
        }
    }

    private static boolean isBeyond(double center, double length) {
        return center - length / 2 < -ROUNDING || center + length / 2 > 1 + ROUNDING;
    }

    /** Whether readers accept the numbers; if not, this is reported. */
    private boolean checkRange(String file, RowLine row, double[] numbers) throws ExportException {
        double least = Arrays.stream(numbers).min().orElse(0);
        double most = Arrays.stream(numbers).max().orElse(0);
        if (least < -TOLERANCE || most > 1 + TOLERANCE) {
            findings.rejected(
                    "out-of-range",
                    file,
                    row.line(),
                    "a coordinate is outside 0 to 1 (" + (float) (most > 1 + TOLERANCE ? most : least)
                            + "); the whole picture is left out");
            return false;
        }
        if (least < 0 || most > 1) {
            findings.remark(
                    "v5-range",
                    file,
                    row.line(),
                    "a coordinate is slightly outside 0 to 1: YOLOv5 and older versions leave the picture out");
        }
        return true;
    }

    private void checkKeypoints(String file, RowLine row, double[] numbers) throws ExportException {
        if (!isTask(YoloTask.POSE)) {
            return;
        }
        for (int i = BOX_FIELDS; i < numbers.length; i += grammar.dimensions()) {
            if (Math.max(numbers[i], numbers[i + 1]) > 1 + TOLERANCE
                    || Math.min(numbers[i], numbers[i + 1]) < -TOLERANCE) {
                findings.rejected(
                        "keypoint-outside",
                        file,
                        row.line(),
                        "keypoint " + (i - BOX_FIELDS) / grammar.dimensions()
                                + " is outside the picture; the whole picture is left out, even if the keypoint is not labelled");
                return;
            }
            if (grammar.dimensions() == 3 && numbers[i + 2] != 0 && numbers[i + 2] != 1 && numbers[i + 2] != 2) {
                findings.remark(
                        "visibility", file, row.line(), "a visibility must be 0, 1 or 2, not " + numbers[i + 2]);
                return;
            }
        }
    }

    private void checkPolygon(String file, RowLine row, double[] numbers, SeenRows seen) throws ExportException {
        float left = Float.POSITIVE_INFINITY;
        float top = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float bottom = Float.NEGATIVE_INFINITY;
        for (int i = 1; i < numbers.length; i += 2) {
            left = Math.min(left, (float) numbers[i]);
            right = Math.max(right, (float) numbers[i]);
            top = Math.min(top, (float) numbers[i + 1]);
            bottom = Math.max(bottom, (float) numbers[i + 1]);
        }
        float[] box = {(float) numbers[0], (left + right) / 2, (top + bottom) / 2, right - left, bottom - top};
        if (checkRange(file, row, new double[] {box[1], box[2], box[3], box[4]})) {
            if (left < 0 || top < 0 || right > 1 || bottom > 1) {
                findings.damaged(
                        "point-outside",
                        file,
                        row.line(),
                        "points are outside the picture: readers check only the box around them, and accept them. Clip the"
                                + " polygon at the border");
            }
            if (!(box[3] > 0 && box[4] > 0)) {
                findings.damaged("box-empty", file, row.line(), "the points enclose nothing");
            }
        }
        if (isTask(YoloTask.OBB) && numbers.length != CORNER_FIELDS) {
            findings.remark(
                    "corners",
                    file,
                    row.line(),
                    "a rotated box has four corners; readers use the smallest box around these points");
        }
        checkRepeated(file, row, seen.polygon(box, numbers));
    }

    private void checkRepeated(String file, RowLine row, SeenRows.Polygon polygon) throws ExportException {
        switch (polygon) {
            case SAME_POINTS ->
                findings.remark("duplicate", file, row.line(), "an earlier row is the same: readers keep one of them");
            case SAME_BOX ->
                findings.damaged(
                        "duplicate-box",
                        file,
                        row.line(),
                        "another row of this class has the same enclosing box: Ultralytics keeps one of them");
            case NEW -> {}
        }
    }
}
