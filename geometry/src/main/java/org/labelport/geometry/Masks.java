package org.labelport.geometry;

import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.model.Shape;

/**
 * Converts masks to and from polygons and COCO's column order. Time and memory grow with the number of runs and the
 * sides of the mask's box, never with the size of the picture.
 *
 * <p>Masks made here are canonical: the box is tight, only the first run may be 0, and the empty mask is
 * {@code Mask[x=0, y=0, width=0, height=0, runs=[]]}. Equal sets of pixels are equal masks.
 */
public final class Masks {

    static final Shape.Mask EMPTY = new Shape.Mask(0, 0, 0, 0, new int[0]);

    private Masks() {}

    /**
     * Makes a mask from run lengths over a whole picture in COCO's order: column by column, the first run of unset
     * pixels.
     *
     * @throws IllegalArgumentException when a run is negative or the runs do not add up to width × height
     */
    public static Shape.Mask ofColumnRuns(int width, int height, int[] runs) {
        long sum = 0;
        for (int run : runs) {
            if (run < 0) {
                throw new IllegalArgumentException("rle.invalid: a run is negative: " + run);
            }
            sum += run;
        }
        if (width < 0 || height < 0 || sum != (long) width * height) {
            throw new IllegalArgumentException("rle.invalid: runs cover " + sum + " pixels, the picture has " + width
                    + " x " + height + " = " + (long) width * height);
        }
        LineWindow picture = new LineWindow(0, width, 0, height);
        return ofRows(ScanLines.ofRuns(runs, picture, picture).transposed());
    }

    /**
     * Returns run lengths over a whole picture in COCO's order: column by column, the first run of unset pixels.
     *
     * @throws IllegalArgumentException when a set pixel lies outside the picture ({@link #clip} first), or the picture
     *     has more than 2147483647 pixels
     */
    public static int[] columnRuns(Shape.Mask mask, int width, int height) {
        if (isRectangle(mask) && isWithin(mask, width, height) && (long) width * height <= Integer.MAX_VALUE) {
            return rectangleRuns(mask, width, height);
        }
        return rowsWithin(mask, width, height).transposed().runs(new LineWindow(0, width, 0, height));
    }

    private static boolean isRectangle(Shape.Mask mask) {
        return mask.runs().length == 2 && mask.runs()[0] == 0 && mask.runs()[1] > 0;
    }

    private static boolean isWithin(Shape.Mask mask, int width, int height) {
        return mask.x() >= 0
                && mask.y() >= 0
                && (long) mask.x() + mask.width() <= width
                && (long) mask.y() + mask.height() <= height;
    }

    private static int[] rectangleRuns(Shape.Mask mask, int width, int height) {
        int inside = mask.height() == height ? mask.width() * height : mask.height();
        int columns = mask.height() == height ? 1 : mask.width();
        int end = (mask.x() + mask.width() - 1) * height + mask.y() + mask.height();
        int rest = width * height - end;
        int[] runs = new int[2 * columns + (rest > 0 ? 1 : 0)];
        for (int i = 0; i < 2 * columns; i += 2) {
            runs[i] = height - mask.height();
            runs[i + 1] = inside;
        }
        runs[0] = mask.x() * height + mask.y();
        if (rest > 0) {
            runs[2 * columns] = rest;
        }
        return runs;
    }

    /**
     * Returns run lengths over a whole picture, row by row, the first run of unset pixels. Throws where
     * {@link #columnRuns} does.
     */
    static int[] rowRuns(Shape.Mask mask, int width, int height) {
        return rowsWithin(mask, width, height).runs(new LineWindow(0, height, 0, width));
    }

    private static ScanLines rowsWithin(Shape.Mask mask, int width, int height) {
        ScanLines rows = rows(mask);
        if (!new LineWindow(0, height, 0, width).contains(rows.tightWindow())) {
            throw new IllegalArgumentException(
                    "mask.outside: the mask at " + mask.x() + ", " + mask.y() + " of " + mask.width() + " x "
                            + mask.height() + " pixels goes beyond the picture of " + width + " x " + height);
        }
        return rows;
    }

    /**
     * Returns the border of a mask, along the borders of its pixels. Every set of pixels that are connected by their
     * sides is one part, with the holes in it. Rings do not cross or touch themselves; a hole may touch its part's ring
     * or another hole at single points. Only corners are listed. Outer rings run clockwise on the screen, holes the
     * other way, each from its topmost, then leftmost corner; parts are sorted by that corner. A point is inside the
     * polygon exactly when its pixel is set.
     */
    public static Shape.Polygon outline(Shape.Mask mask) {
        if (isRectangle(mask)) {
            LineWindow box = window(mask);
            ScanLines.requireLines(box.lines());
            int right = box.endPlace();
            int bottom = box.endLine();
            return Shape.Polygon.of(mask.x(), mask.y(), right, mask.y(), right, bottom, mask.x(), bottom);
        }
        return new Outline(rows(mask)).polygon();
    }

    /**
     * Returns the pixels that a polygon covers by the rule of COCO's mask programs: each ring is filled by that rule,
     * holes are cut out of their part, and the parts are united. Pixels outside the picture are left out.
     *
     * @return the empty mask when no pixel is covered, for example by a sliver between pixel centres
     */
    public static Shape.Mask fill(Shape.Polygon polygon, int width, int height) {
        return ofRows(PolygonFill.columns(polygon, width, height).transposed());
    }

    /**
     * Returns the pixels that a box covers: those that {@link #fill(Shape.Polygon, int, int)} finds for its corners.
     */
    public static Shape.Mask fill(Shape.Box box, int width, int height) {
        return box.rotated() ? fill(Polygons.of(box), width, height) : PolygonFill.rectangle(box, width, height);
    }

    /**
     * Returns the pixels of a mask that lie wholly in the frame, or the same object when all of them do. Empty when
     * none is left.
     */
    public static Optional<Shape.Mask> clip(Shape.Mask mask, Frame frame) {
        LineWindow pixels = new LineWindow(0, whole(frame.height()), 0, whole(frame.width()));
        if (mask.x() >= pixels.endPlace()
                || mask.y() >= pixels.endLine()
                || (long) mask.x() + mask.width() <= 0
                || (long) mask.y() + mask.height() <= 0
                || mask.area() == 0) {
            return Optional.empty();
        }
        if (pixels.contains(window(mask))) {
            return Optional.of(mask);
        }
        Shape.Mask clipped = ofRows(ScanLines.ofRuns(mask.runs(), window(mask), pixels));
        return clipped.area() == 0 ? Optional.empty() : Optional.of(clipped);
    }

    /** Passes on the pixels of a mask. The mask must lie in the picture; {@link #clip} it first. */
    public static void visit(Shape.Mask mask, PixelSink to) {
        if (isRectangle(mask)) {
            to.add(mask.x(), mask.y(), mask.width(), mask.height());
            return;
        }
        int[] runs = mask.runs();
        int width = mask.width();
        int end = 0;
        for (int i = 0; i + 1 < runs.length; ) {
            int start = end + runs[i];
            end = start + runs[i + 1];
            for (i += 2; i + 1 < runs.length && runs[i] == 0; i += 2) {
                end += runs[i + 1];
            }
            for (int row = start < end ? start / width : 0; start < end; row++) {
                int stop = Math.min(end, (row + 1) * width);
                to.add(mask.x() + start - row * width, mask.y() + row, stop - start, 1);
                start = stop;
            }
        }
    }

    /** Returns the canonical form of a mask whose box may be larger than its pixels need. */
    public static Shape.Mask tight(Shape.Mask mask) {
        return ofRows(rows(mask));
    }

    /**
     * Transposes a mask where {@code turn} says so, and then mirrors it within those sides of the picture that are
     * given.
     */
    static Shape.Mask moved(Shape.Mask mask, Turn turn, OptionalInt mirrorWidth, OptionalInt mirrorHeight) {
        ScanLines rows = turn == Turn.TRANSPOSED ? rows(mask).transposed() : rows(mask);
        return ofRows(rows.mirrored(mirrorWidth, mirrorHeight));
    }

    /** Whether rows become columns. */
    enum Turn {
        NONE,
        TRANSPOSED
    }

    private static int whole(double side) {
        return (int) Math.floor(side);
    }

    private static ScanLines rows(Shape.Mask mask) {
        LineWindow window = window(mask);
        return ScanLines.ofRuns(mask.runs(), window, window);
    }

    private static LineWindow window(Shape.Mask mask) {
        long right = (long) mask.x() + mask.width();
        long bottom = (long) mask.y() + mask.height();
        if (right > Integer.MAX_VALUE || bottom > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("mask.too-large: the mask ends at " + right + ", " + bottom);
        }
        return new LineWindow(mask.y(), (int) bottom, mask.x(), (int) right);
    }

    /** Returns a filled rectangle. Its right column and its bottom row are not included. */
    static Shape.Mask rectangle(int left, int top, int right, int bottom) {
        if (left >= right || top >= bottom) {
            return EMPTY;
        }
        ScanLines.requireLines((long) bottom - top);
        long pixels = ((long) right - left) * (bottom - top);
        return new Shape.Mask(left, top, right - left, bottom - top, new int[] {0, Math.toIntExact(pixels)});
    }

    static Shape.Mask ofRows(ScanLines rows) {
        LineWindow box = rows.tightWindow();
        if (box.lines() == 0) {
            return EMPTY;
        }
        return new Shape.Mask(box.firstPlace(), box.firstLine(), (int) box.length(), (int) box.lines(), rows.runs(box));
    }
}
