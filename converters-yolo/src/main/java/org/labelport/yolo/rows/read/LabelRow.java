package org.labelport.yolo.rows.read;

import java.util.Optional;
import org.labelport.yolo.rows.KeypointSet;

/**
 * A row.
 *
 * @param line 1-based number of its line; of the row itself where rows are not lines
 * @param classNumber counted from 0
 * @param shares of the picture's sides: centre x, centre y, width and height of a box, or the points of a polygon, or a
 *     box followed by x, y and visibility of each keypoint
 * @param confidence of the model that predicted the object; empty when unknown
 * @param track number of the tracked object; empty for none
 */
public record LabelRow(
        int line, Kind kind, int classNumber, double[] shares, Optional<Double> confidence, String track) {

    static final int BOX_NUMBERS = 4;

    /** What the numbers of a row are. */
    public enum Kind {
        /** An upright box. */
        BOX,
        /** A polygon. */
        POLYGON,
        /** The four corners of a rotated box, or more points around which the smallest box is to be put. */
        CORNERS,
        /** A box and keypoints. */
        POSE,
        /** No numbers; the class is that of the whole picture. */
        CLASS
    }

    /** Makes a row of data that was not predicted. */
    static LabelRow of(int line, Kind kind, int classNumber, double[] shares) {
        return new LabelRow(line, kind, classNumber, shares, Optional.empty(), "");
    }

    /** Returns the same row as a prediction. */
    LabelRow predicted(double byConfidence, String ofTrack) {
        return new LabelRow(line, kind, classNumber, shares, Optional.of(byConfidence), ofTrack);
    }

    /** Returns the same row as one of a tracked object. */
    LabelRow tracked(String ofTrack) {
        return new LabelRow(line, kind, classNumber, shares, confidence, ofTrack);
    }

    /** Whether the third numbers of keypoints are a model's confidences, because one of them is not a visibility. */
    boolean hasPointScores() {
        boolean scores = false;
        for (int i = BOX_NUMBERS + 2; kind == Kind.POSE && i < shares.length && !scores; i += KeypointSet.STRIDE) {
            double number = shares[i];
            boolean visibility = number == 0 || number == 2 || number == 1 && confidence.isEmpty();
            scores = !visibility;
        }
        return scores;
    }

    /**
     * Returns the largest distance of a coordinate from the picture, as a share of the picture's side; 0 when all are
     * on the picture.
     */
    public double beyondPicture() {
        double most = 0;
        for (int i = 0; i < shares.length; i++) {
            boolean visibility = kind == Kind.POSE
                    && i >= BOX_NUMBERS
                    && (i - BOX_NUMBERS) % KeypointSet.STRIDE == KeypointSet.STRIDE - 1;
            if (!visibility) {
                most = Math.max(most, Math.max(-shares[i], shares[i] - 1));
            }
        }
        return most;
    }
}
