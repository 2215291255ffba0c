package org.labelport.yolo;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.labelport.geometry.Frame;
import org.labelport.output.ByteText;

/**
 * The rows of one picture. Numbers are shares of the picture's sides, rounded so that what is compared here is what a
 * reader gets.
 */
final class YoloLabelFile {

    /** What became of a row. */
    enum Added {
        WRITTEN,
        /** Written, and readers that look at the enclosing box only will take it for a duplicate of an earlier row. */
        WRITTEN_WITH_EQUAL_BOX,
        /** Not written: equal to an earlier row. */
        DUPLICATE,
        /** Not written: nothing is left of it after rounding. */
        VANISHED
    }

    private static final int LARGE_SIDE = 10_000;

    private final ByteText text;
    private final YoloTask task;
    private final Frame frame;
    private final int decimals;
    private final int scale;
    private final Set<Box> boxes = new HashSet<>();
    private final Set<Ring> rings = new HashSet<>();

    /** @param text receives the rows */
    YoloLabelFile(ByteText text, YoloTask task, Frame frame) {
        this.text = text;
        this.task = task;
        this.frame = frame;
        boolean large = Math.max(frame.width(), frame.height()) > LARGE_SIDE;
        this.decimals = large ? 8 : 6;
        this.scale = large ? 100_000_000 : 1_000_000;
    }

    /**
     * Adds a row.
     *
     * @param pixels as in {@link Fitted.Row}
     */
    Added add(int classNumber, double[] pixels) {
        int[] units = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            double share = pixels[i] / (i % 2 == 0 ? frame.width() : frame.height());
            units[i] = (int) Math.round(Math.max(0, Math.min(1, share)) * scale);
        }
        return switch (task) {
            case DETECT -> addBox(classNumber, units);
            case SEGMENT -> addRing(classNumber, withoutRepetitions(units));
        };
    }

    private Added addBox(int classNumber, int[] units) {
        units[2] = lengthInside(units[0], units[2]);
        units[3] = lengthInside(units[1], units[3]);
        if (units[2] == 0 || units[3] == 0) {
            return Added.VANISHED;
        }
        if (!boxes.add(new Box(classNumber, share(units[0]), share(units[1]), share(units[2]), share(units[3])))) {
            return Added.DUPLICATE;
        }
        appendRow(classNumber, units);
        return Added.WRITTEN;
    }

    /** Centre and length are rounded one by one; together they must not reach beyond the picture. */
    private int lengthInside(int center, int length) {
        return Math.min(length, 2 * Math.min(center, scale - center));
    }

    private Added addRing(int classNumber, int[] units) {
        int left = scale;
        int top = scale;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < units.length; i += 2) {
            left = Math.min(left, units[i]);
            right = Math.max(right, units[i]);
            top = Math.min(top, units[i + 1]);
            bottom = Math.max(bottom, units[i + 1]);
        }
        if (units.length < 6 || left >= right || top >= bottom) {
            return Added.VANISHED;
        }
        if (!rings.add(new Ring(classNumber, units))) {
            return Added.DUPLICATE;
        }
        appendRow(classNumber, units);
        return boxes.add(Box.enclosing(classNumber, share(left), share(top), share(right), share(bottom)))
                ? Added.WRITTEN
                : Added.WRITTEN_WITH_EQUAL_BOX;
    }

    private void appendRow(int classNumber, int[] units) {
        text.integer(classNumber);
        for (int unit : units) {
            text.ascii(' ').fixed((double) unit / scale, decimals);
        }
        text.ascii('\n');
    }

    /** Readers compute with single precision. */
    private float share(int unit) {
        return (float) ((double) unit / scale);
    }

    /** Points that rounding has made equal to the one before are one point. */
    private static int[] withoutRepetitions(int[] units) {
        int length = 0;
        int[] kept = new int[units.length];
        for (int i = 0; i < units.length; i += 2) {
            if (length == 0 || units[i] != kept[length - 2] || units[i + 1] != kept[length - 1]) {
                kept[length++] = units[i];
                kept[length++] = units[i + 1];
            }
        }
        while (length > 2 && kept[0] == kept[length - 2] && kept[1] == kept[length - 1]) {
            length -= 2;
        }
        return length == units.length ? units : Arrays.copyOf(kept, length);
    }

    /** A class and a box, as readers compare rows. */
    private record Box(int classNumber, float centerX, float centerY, float width, float height) {

        static Box enclosing(int classNumber, float left, float top, float right, float bottom) {
            return new Box(classNumber, (left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
        }
    }

    /** A class and its points; compared by content. */
    private record Ring(int classNumber, int[] units) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Ring that && classNumber == that.classNumber && Arrays.equals(units, that.units);
        }

        @Override
        public int hashCode() {
            return 31 * classNumber + Arrays.hashCode(units);
        }
    }
}
