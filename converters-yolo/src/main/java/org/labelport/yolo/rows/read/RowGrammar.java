package org.labelport.yolo.rows.read;

import java.util.Arrays;
import java.util.Optional;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.YoloTask;

/**
 * The form that the rows of a data set have.
 *
 * @param classes number of classes
 * @param task what rows are; empty when each row is a box or a polygon, depending on its length
 * @param keypoints number of keypoints in every row
 * @param dimensions how many numbers a keypoint has: 2, or 3 with its visibility
 * @param end the numbers at the end of every row
 */
public record RowGrammar(int classes, Optional<YoloTask> task, int keypoints, int dimensions, RowEnd end) {

    private static final int BOX_FIELDS = 5;
    private static final int TRIANGLE_FIELDS = 7;
    private static final int CORNER_FIELDS = 9;
    /** The largest absolute value. It is far beyond any meaningful coordinate, and far below what overflows. */
    private static final double LARGEST = 1e9;

    /** Returns the grammar of rows without keypoints. */
    public static RowGrammar of(int classes, Optional<YoloTask> task) {
        return new RowGrammar(classes, task, 0, KeypointSet.STRIDE, RowEnd.NOTHING);
    }

    /** Returns the same grammar for another task. */
    public RowGrammar with(YoloTask other) {
        return new RowGrammar(classes, Optional.of(other), keypoints, dimensions, end);
    }

    /** Returns the same grammar with another end of rows. */
    public RowGrammar with(RowEnd other) {
        return new RowGrammar(classes, task, keypoints, dimensions, other);
    }

    /** Returns the number of fields of a row with keypoints, without the end. */
    public int poseFields() {
        return BOX_FIELDS + keypoints * dimensions;
    }

    /**
     * Makes a row.
     *
     * @param line as in {@link LabelRow}
     * @param numbers the class and the numbers after it
     */
    public LabelRow row(int line, double[] numbers) throws RowException {
        for (double number : numbers) {
            if (!(Math.abs(number) <= LARGEST)) {
                throw new RowException(number + " is not a share of a picture's side");
            }
        }
        LabelRow.Kind kind = kind(numbers);
        double classNumber = numbers[0];
        if (classNumber != Math.rint(classNumber) || classNumber < 0 || classNumber >= classes) {
            throw new RowException("class " + trimmed(classNumber) + ", but " + validClasses(classes));
        }
        double[] shares = Arrays.copyOfRange(numbers, 1, numbers.length - endFields(numbers.length));
        boolean box = kind == LabelRow.Kind.BOX || kind == LabelRow.Kind.POSE;
        if (box && (shares[2] < 0 || shares[3] < 0)) {
            throw new RowException("a box with a negative width or height");
        }
        LabelRow row = LabelRow.of(line, kind, (int) classNumber, withVisibility(kind, shares));
        return switch (end) {
            case NOTHING -> row;
            case CONFIDENCE -> row.predicted(confidence(numbers), "");
            case CONFIDENCE_AND_TRACK -> row.predicted(confidence(numbers), track(numbers));
            case TRACK -> endFields(numbers.length) == 0 ? row : row.tracked(track(numbers));
        };
    }

    /** Says which class numbers are valid, for messages about one that is not. */
    public static String validClasses(int classes) {
        return classes == 0 ? "there are no classes" : "classes are numbered 0 to " + (classes - 1);
    }

    private double confidence(double[] numbers) throws RowException {
        double confidence = numbers[numbers.length - end.fields()];
        if (!isConfidence(confidence)) {
            String which = end == RowEnd.CONFIDENCE ? "its last number, " : "its last number but one, ";
            throw new RowException(which + trimmed(confidence) + ", is not a confidence from 0 to 1");
        }
        return confidence;
    }

    private String track(double[] numbers) throws RowException {
        double track = numbers[numbers.length - 1];
        if (!isTrack(track)) {
            throw new RowException("its last number, " + trimmed(track) + ", is not the number of a tracked object");
        }
        return trimmed(track);
    }

    private static boolean isTrack(double number) {
        return number >= 0 && number == Math.rint(number);
    }

    private LabelRow.Kind kind(double[] numbers) throws RowException {
        int fields = numbers.length;
        Optional<LabelRow.Kind> kind = kind(fields - endFields(fields));
        if (kind.isPresent()) {
            return kind.get();
        }
        String expected = isTask(YoloTask.POSE)
                ? "an object with " + keypoints + " keypoints has " + poseFields()
                : isTask(YoloTask.CLASSIFY)
                        ? "a label is a class alone"
                        : "a box has a class and 4 numbers, a polygon a class and 3 or more pairs of numbers";
        throw new RowException(fields + " fields; " + expected + more(numbers));
    }

    /** Says what else the end of a row has or may have, for a message about one of a wrong length. */
    private String more(double[] numbers) {
        return switch (end) {
            case NOTHING ->
                (endsInConfidence(numbers)
                                ? ". If these are predictions whose last number is the confidence, the target yolo reads them"
                                        + " with --filter confidence=last"
                                : "")
                        + (endsInTrackAlone(numbers)
                                ? ". If the last number is that of a tracked object, the target yolo reads it with"
                                        + " --filter confidence=track"
                                : "");
            case CONFIDENCE -> ", and its confidence";
            case CONFIDENCE_AND_TRACK -> ", and its confidence and number";
            case TRACK -> ", and a tracked object its number";
        };
    }

    /** Returns what a row of this many fields is, not counting its end; empty when it is not a valid number. */
    private Optional<LabelRow.Kind> kind(int fields) {
        if (isTask(YoloTask.CLASSIFY)) {
            return fields == 1 ? Optional.of(LabelRow.Kind.CLASS) : Optional.empty();
        }
        if (fields == BOX_FIELDS) {
            return Optional.of(LabelRow.Kind.BOX);
        }
        if (isTask(YoloTask.POSE)) {
            return fields == poseFields() ? Optional.of(LabelRow.Kind.POSE) : Optional.empty();
        }
        if (fields < TRIANGLE_FIELDS || fields % 2 == 0) {
            return Optional.empty();
        }
        return Optional.of(isTask(YoloTask.OBB) ? LabelRow.Kind.CORNERS : LabelRow.Kind.POLYGON);
    }

    private boolean isTask(YoloTask other) {
        return task.isPresent() && task.get() == other;
    }

    /** Returns how many numbers are at the end of a row of this many fields. Only a track may be absent. */
    private int endFields(int fields) {
        return end == RowEnd.TRACK && kind(fields).isPresent() ? 0 : end.fields();
    }

    /** Whether a row has one number too many, which may be a confidence. */
    public boolean endsInConfidence(double[] numbers) {
        return numbers.length > 1
                && kind(numbers.length).isEmpty()
                && kind(numbers.length - 1).isPresent()
                && isConfidence(numbers[numbers.length - 1]);
    }

    /** Whether a row has one number too many, which may be that of a tracked object. */
    public boolean endsInTrackAlone(double[] numbers) {
        return numbers.length > 1
                && kind(numbers.length).isEmpty()
                && kind(numbers.length - 1).isPresent()
                && isTrack(numbers[numbers.length - 1]);
    }

    /** Whether a row is complete as it is, without a number at its end. */
    public boolean isComplete(double[] numbers) {
        return kind(numbers.length).isPresent();
    }

    /**
     * Whether the last two numbers may be a confidence and the number of an object. They may also be the last point of
     * a polygon.
     */
    public boolean endsInTrack(double[] numbers) {
        int confidence = numbers.length - RowEnd.CONFIDENCE_AND_TRACK.fields();
        return confidence > 0
                && kind(confidence).isPresent()
                && isConfidence(numbers[confidence])
                && isTrack(numbers[numbers.length - 1]);
    }

    private static boolean isConfidence(double number) {
        return number >= 0 && number <= 1;
    }

    /** Whether a row of this many fields may be a polygon or a rotated box. */
    public boolean isAmbiguous(int fields) {
        return fields - endFields(fields) == CORNER_FIELDS;
    }

    /**
     * Adds the visibility to keypoints of two numbers. A keypoint at 0 0 was not labelled, because nobody labels the
     * very corner of a picture.
     */
    private double[] withVisibility(LabelRow.Kind kind, double[] shares) {
        if (kind != LabelRow.Kind.POSE || dimensions == KeypointSet.STRIDE) {
            return shares;
        }
        double[] wide = Arrays.copyOf(shares, LabelRow.BOX_NUMBERS + keypoints * KeypointSet.STRIDE);
        for (int i = 0; i < keypoints; i++) {
            double x = shares[LabelRow.BOX_NUMBERS + 2 * i];
            double y = shares[LabelRow.BOX_NUMBERS + 2 * i + 1];
            boolean marked = x >= 0 && y >= 0 && (x > 0 || y > 0);
            int at = LabelRow.BOX_NUMBERS + i * KeypointSet.STRIDE;
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
