package org.labelport.yolo.rows;

import java.util.Arrays;
import java.util.Optional;

/**
 * What rows of a data set look like.
 *
 * @param classes number of classes
 * @param task what rows are; empty when every row says it by its length: boxes and polygons
 * @param keypoints of every row
 * @param dimensions numbers of a keypoint: 2, or 3 with its visibility
 */
public record RowGrammar(int classes, Optional<YoloTask> task, int keypoints, int dimensions) {

    private static final int BOX_FIELDS = 5;
    private static final int TRIANGLE_FIELDS = 7;
    private static final int CORNER_FIELDS = 9;
    /** Shares of a side; far beyond anything that was ever meant, and far from what arithmetic cannot hold. */
    private static final double LARGEST = 1e9;

    /** Rows without keypoints. */
    public static RowGrammar of(int classes, Optional<YoloTask> task) {
        return new RowGrammar(classes, task, 0, KeypointNumbers.STRIDE);
    }

    /** The same for another task. */
    public RowGrammar with(YoloTask other) {
        return new RowGrammar(classes, Optional.of(other), keypoints, dimensions);
    }

    /** Number of fields of a row with keypoints. */
    public int poseFields() {
        return BOX_FIELDS + keypoints * dimensions;
    }

    /**
     * Makes a row.
     *
     * @param line as in {@link LabelRow}
     * @param numbers the class and what follows
     */
    public LabelRow row(int line, double[] numbers) throws RowException {
        for (double number : numbers) {
            if (!(Math.abs(number) <= LARGEST)) {
                throw new RowException(number + " is no share of a picture's side");
            }
        }
        LabelRow.Kind kind = kind(numbers.length);
        double classNumber = numbers[0];
        if (classNumber != Math.rint(classNumber) || classNumber < 0 || classNumber >= classes) {
            throw new RowException(
                    "class " + trimmed(classNumber) + ", but classes are numbered 0 to " + (classes - 1));
        }
        double[] shares = Arrays.copyOfRange(numbers, 1, numbers.length);
        boolean box = kind == LabelRow.Kind.BOX || kind == LabelRow.Kind.POSE;
        if (box && (shares[2] < 0 || shares[3] < 0)) {
            throw new RowException("a box with a negative width or height");
        }
        return new LabelRow(
                line, kind, (int) classNumber, kind == LabelRow.Kind.POSE ? withVisibility(shares) : shares);
    }

    private LabelRow.Kind kind(int fields) throws RowException {
        if (task.isPresent() && task.get() == YoloTask.POSE) {
            if (fields == BOX_FIELDS || fields == poseFields()) {
                return fields == BOX_FIELDS ? LabelRow.Kind.BOX : LabelRow.Kind.POSE;
            }
            throw new RowException(fields + " fields; an object of " + keypoints + " keypoints has " + poseFields());
        }
        if (task.isPresent() && task.get() == YoloTask.CLASSIFY) {
            if (fields == 1) {
                return LabelRow.Kind.CLASS;
            }
            throw new RowException(fields + " fields; a label is a class alone");
        }
        if (fields == BOX_FIELDS) {
            return LabelRow.Kind.BOX;
        }
        if (fields < TRIANGLE_FIELDS || fields % 2 == 0) {
            throw new RowException(fields + " fields; a box has a class and 4 numbers, a polygon a class and 3 or more"
                    + " pairs of numbers");
        }
        return task.isPresent() && task.get() == YoloTask.OBB ? LabelRow.Kind.CORNERS : LabelRow.Kind.POLYGON;
    }

    /** Whether a row of so many fields may be a polygon or a rotated box. */
    static boolean isAmbiguous(int fields) {
        return fields == CORNER_FIELDS;
    }

    /** A place of 0 0 was not marked: nobody marks the very corner of a picture. */
    private double[] withVisibility(double[] shares) {
        if (dimensions == KeypointNumbers.STRIDE) {
            return shares;
        }
        double[] wide = Arrays.copyOf(shares, LabelRow.BOX_NUMBERS + keypoints * KeypointNumbers.STRIDE);
        for (int i = 0; i < keypoints; i++) {
            double x = shares[LabelRow.BOX_NUMBERS + 2 * i];
            double y = shares[LabelRow.BOX_NUMBERS + 2 * i + 1];
            boolean marked = x >= 0 && y >= 0 && (x > 0 || y > 0);
            int at = LabelRow.BOX_NUMBERS + i * KeypointNumbers.STRIDE;
            wide[at] = marked ? x : 0;
            wide[at + 1] = marked ? y : 0;
            wide[at + 2] = marked ? 2 : 0;
        }
        return wide;
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
