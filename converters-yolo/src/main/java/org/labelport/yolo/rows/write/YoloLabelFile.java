package org.labelport.yolo.rows.write;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.labelport.geometry.Frame;
import org.labelport.output.ByteText;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.fit.Fitted;
import org.labelport.yolo.rows.fit.KeypointNumbers;

/**
 * The rows of one picture. Numbers are shares of the picture's sides. They are rounded before rows are compared,
 * because readers get the rounded numbers.
 */
final class YoloLabelFile {

    /** The result of adding a row. */
    enum Added {
        WRITTEN,
        /**
         * The row was written with points moved by a last digit, because an earlier row of the class has the same
         * enclosing box.
         */
        WRITTEN_WITH_NEW_BOX,
        /** The row was not written, because it is equal to an earlier row. */
        DUPLICATE,
        /** The row was not written, because nothing is left of it after rounding. */
        VANISHED
    }

    /** The keypoints of rows of tasks that have none. */
    static final double[] NO_KEYPOINTS = {};

    private static final int LARGE_SIDE = 10_000;
    /**
     * The largest distance by which a point may be moved, in units of the last digit: a thousandth of the picture's
     * side.
     */
    private static final int LARGEST_NUDGE = 1000;

    private final ByteText text;
    private final YoloTask task;
    private final RowSyntax syntax;
    private final Frame frame;
    private final int decimals;
    private final int scale;
    private final Set<Box> boxes = new HashSet<>();
    private final Set<Numbers> rows = new HashSet<>();

    /**
     * Starts without rows.
     *
     * @param text receives the rows
     */
    YoloLabelFile(ByteText text, YoloTask task, RowSyntax syntax, Frame frame) {
        this.text = text;
        this.task = task;
        this.syntax = syntax;
        this.frame = frame;
        boolean large = Math.max(frame.width(), frame.height()) > LARGE_SIDE;
        this.decimals = large ? 8 : 6;
        this.scale = large ? 100_000_000 : 1_000_000;
    }

    /**
     * Adds a row.
     *
     * @param pixels as in {@link Fitted.Row}
     * @param keypoints as in {@link KeypointNumbers}; {@link #NO_KEYPOINTS} unless the task has keypoints
     */
    Added add(int classNumber, double[] pixels, double[] keypoints) {
        int[] units = new int[pixels.length];
        for (int i = 0; i < pixels.length; i += 2) {
            units[i] = units(pixels[i], frame.width());
            units[i + 1] = units(pixels[i + 1], frame.height());
        }
        return switch (task) {
            case DETECT -> addBox(classNumber, units);
            case POSE -> addPose(classNumber, units, keypoints);
            case SEGMENT -> addRing(classNumber, withoutRepetitions(units));
            case OBB -> addRing(classNumber, units);
            case CLASSIFY -> throw new IllegalStateException("there are no rows in a data set to classify");
        };
    }

    private int units(double pixels, double side) {
        return (int) Math.round(Math.max(0, Math.min(1, pixels / side)) * scale);
    }

    private Added addBox(int classNumber, int[] units) {
        if (!cutToFrame(units)) {
            return Added.VANISHED;
        }
        if (!boxes.add(new Box(classNumber, share(units[0]), share(units[1]), share(units[2]), share(units[3])))) {
            return Added.DUPLICATE;
        }
        startRow(classNumber);
        appendShares(units);
        endRow();
        return Added.WRITTEN;
    }

    private Added addPose(int classNumber, int[] box, double[] keypoints) {
        if (!cutToFrame(box)) {
            return Added.VANISHED;
        }
        int[] units = Arrays.copyOf(box, box.length + keypoints.length);
        for (int i = 0; i < keypoints.length; i += KeypointSet.STRIDE) {
            units[box.length + i] = units(keypoints[i], frame.width());
            units[box.length + i + 1] = units(keypoints[i + 1], frame.height());
            units[box.length + i + 2] = (int) keypoints[i + 2];
        }
        if (!rows.add(new Numbers(classNumber, units))) {
            return Added.DUPLICATE;
        }
        startRow(classNumber);
        appendShares(box);
        for (int i = box.length; i < units.length; i += KeypointSet.STRIDE) {
            appendShare(units[i]);
            appendShare(units[i + 1]);
            separate();
            text.integer(units[i + 2]);
        }
        endRow();
        return Added.WRITTEN;
    }

    /**
     * Shortens a box to the picture, because centre and length are rounded independently. Returns whether something is
     * left.
     */
    private boolean cutToFrame(int[] box) {
        box[2] = Math.min(box[2], 2 * Math.min(box[0], scale - box[0]));
        box[3] = Math.min(box[3], 2 * Math.min(box[1], scale - box[1]));
        return box[2] > 0 && box[3] > 0;
    }

    private Added addRing(int classNumber, int[] units) {
        Extent extent = Extent.of(units);
        if (units.length < 6 || extent.isEmpty()) {
            return Added.VANISHED;
        }
        if (!rows.add(new Numbers(classNumber, units))) {
            return Added.DUPLICATE;
        }
        int[] written = units;
        boolean fresh = boxes.add(box(classNumber, extent));
        for (int nudge = 1; !fresh && nudge <= LARGEST_NUDGE; nudge++) {
            written = nudged(units, extent.right() - nudge);
            Extent moved = Extent.of(written);
            fresh = !moved.isEmpty() && boxes.add(box(classNumber, moved));
        }
        if (!fresh) {
            return Added.DUPLICATE;
        }
        startRow(classNumber);
        appendShares(written);
        endRow();
        return written == units ? Added.WRITTEN : Added.WRITTEN_WITH_NEW_BOX;
    }

    /** Returns the points with those at the right border of their enclosing box moved a little to the left. */
    private static int[] nudged(int[] units, int right) {
        int[] moved = units.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] = Math.min(moved[i], right);
        }
        return moved;
    }

    private Box box(int classNumber, Extent extent) {
        return Box.enclosing(
                classNumber, share(extent.left()), share(extent.top()), share(extent.right()), share(extent.bottom()));
    }

    private void startRow(int classNumber) {
        if (syntax == RowSyntax.JSON_ARRAYS) {
            text.text(text.isEmpty() ? "[" : ",[");
        }
        text.integer(classNumber);
    }

    private void separate() {
        text.ascii(syntax == RowSyntax.LINES ? ' ' : ',');
    }

    private void appendShares(int[] units) {
        for (int unit : units) {
            appendShare(unit);
        }
    }

    private void appendShare(int unit) {
        separate();
        text.units(unit, decimals);
    }

    private void endRow() {
        text.ascii(syntax == RowSyntax.LINES ? '\n' : ']');
    }

    /** Returns a share as readers compute it, with single precision. */
    private float share(int unit) {
        return (float) ((double) unit / scale);
    }

    /** Removes points that rounding has made equal to the point before. */
    private static int[] withoutRepetitions(int[] units) {
        int last = units.length - 2;
        boolean repeats = last > 0 && isSamePoint(units, 0, last);
        for (int i = 2; i <= last && !repeats; i += 2) {
            repeats = isSamePoint(units, i, i - 2);
        }
        return repeats ? withRepetitionsRemoved(units) : units;
    }

    private static int[] withRepetitionsRemoved(int[] units) {
        int length = 0;
        int[] kept = new int[units.length];
        for (int i = 0; i < units.length; i += 2) {
            if (length == 0 || units[i] != kept[length - 2] || units[i + 1] != kept[length - 1]) {
                kept[length++] = units[i];
                kept[length++] = units[i + 1];
            }
        }
        while (length > 2 && isSamePoint(kept, 0, length - 2)) {
            length -= 2;
        }
        return Arrays.copyOf(kept, length);
    }

    private static boolean isSamePoint(int[] units, int one, int other) {
        return units[one] == units[other] && units[one + 1] == units[other + 1];
    }

    /** A class and a box, as readers compare rows. */
    private record Box(int classNumber, float centerX, float centerY, float width, float height) {

        static Box enclosing(int classNumber, float left, float top, float right, float bottom) {
            return new Box(classNumber, (left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
        }
    }

    /** The smallest and largest coordinates of points. */
    private record Extent(int left, int top, int right, int bottom) {

        static Extent of(int[] units) {
            int left = Integer.MAX_VALUE;
            int top = Integer.MAX_VALUE;
            int right = 0;
            int bottom = 0;
            for (int i = 0; i < units.length; i += 2) {
                left = Math.min(left, units[i]);
                right = Math.max(right, units[i]);
                top = Math.min(top, units[i + 1]);
                bottom = Math.max(bottom, units[i + 1]);
            }
            return new Extent(left, top, right, bottom);
        }

        boolean isEmpty() {
            return left >= right || top >= bottom;
        }
    }

    /** A class and the numbers of a row; compared by content. */
    private record Numbers(int classNumber, int[] units) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Numbers that && classNumber == that.classNumber && Arrays.equals(units, that.units);
        }

        @Override
        public int hashCode() {
            return 31 * classNumber + Arrays.hashCode(units);
        }
    }
}
