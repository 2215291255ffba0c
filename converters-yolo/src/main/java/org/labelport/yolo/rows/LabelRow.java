package org.labelport.yolo.rows;

import java.util.Optional;

/**
 * A row.
 *
 * @param line 1-based number of its line, or of the row where rows have no lines
 * @param shares of the picture's sides: centre x, centre y, width and height of a box, or the points of a polygon, or a box
 *     and x, y and visibility of each keypoint
 * @param confidence of the model that predicted it
 * @param track number of the object in a film; empty for none
 */
public record LabelRow(
        int line, Kind kind, int classNumber, double[] shares, Optional<Double> confidence, String track) {

    static final int BOX_NUMBERS = 4;

    /** What the numbers are. */
    public enum Kind {
        /** An upright box. */
        BOX,
        /** A polygon. */
        POLYGON,
        /** A rotated box, as a polygon of four points or of more around which it is to be laid. */
        CORNERS,
        /** A box and keypoints. */
        POSE,
        /** Nothing but the class of the whole picture. */
        CLASS
    }

    /** A row that nobody predicted. */
    static LabelRow of(int line, Kind kind, int classNumber, double[] shares) {
        return new LabelRow(line, kind, classNumber, shares, Optional.empty(), "");
    }

    /** The same, predicted. */
    LabelRow predicted(double byConfidence, String ofTrack) {
        return new LabelRow(line, kind, classNumber, shares, Optional.of(byConfidence), ofTrack);
    }

    /** Whether what stands for the visibility of keypoints is a model's confidence in each: no such number is another one. */
    boolean hasPointScores() {
        boolean scores = false;
        for (int i = BOX_NUMBERS + 2; kind == Kind.POSE && i < shares.length && !scores; i += KeypointNumbers.STRIDE) {
            double number = shares[i];
            boolean visibility = number == 0 || number == 2 || number == 1 && confidence.isEmpty();
            scores = !visibility;
        }
        return scores;
    }

    /** The largest distance of a coordinate from the picture, as a share of its side; 0 when all are on it. */
    public double beyondPicture() {
        double most = 0;
        for (int i = 0; i < shares.length; i++) {
            boolean visibility = kind == Kind.POSE
                    && i >= BOX_NUMBERS
                    && (i - BOX_NUMBERS) % KeypointNumbers.STRIDE == KeypointNumbers.STRIDE - 1;
            if (!visibility) {
                most = Math.max(most, Math.max(-shares[i], shares[i] - 1));
            }
        }
        return most;
    }
}
