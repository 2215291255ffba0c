package org.labelport.model;

import java.util.Arrays;
import java.util.List;

/**
 * Where on an item an annotation lies. Sealed: a writer handles each shape or refuses it by name.
 *
 * <p>Coordinates, angles, times and offsets follow the conventions of this package.
 */
public sealed interface Shape {

    /** The user's name for this kind of shape. */
    ShapeKind kind();

    /** The whole item, page or frame: a tag or classification. */
    record Whole() implements Shape {
        @Override
        public ShapeKind kind() {
            return ShapeKind.TAG;
        }
    }

    /**
     * A box: left, top, width and height before rotation, and a rotation about its centre.
     *
     * @param x left edge in pixels
     * @param y top edge in pixels
     * @param width in pixels, 0 or more
     * @param height in pixels, 0 or more
     * @param angle radians clockwise, in (-π, π]; 0 for an axis-parallel box
     */
    record Box(double x, double y, double width, double height, double angle) implements Shape {

        public Box {
            Finite.require("box", x, y, width, height, angle);
            if (width < 0 || height < 0) {
                throw new IllegalArgumentException("a box has sides of 0 or more, not " + width + " x " + height);
            }
            if (angle <= -Math.PI || angle > Math.PI) {
                throw new IllegalArgumentException("a box's angle is in (-pi, pi], not " + angle);
            }
        }

        /** An axis-parallel box. */
        public static Box of(double x, double y, double width, double height) {
            return new Box(x, y, width, height, 0);
        }

        /** Whether the box is rotated. */
        public boolean rotated() {
            return angle != 0;
        }

        /** Right edge before rotation. */
        public double right() {
            return x + width;
        }

        /** Bottom edge before rotation. */
        public double bottom() {
            return y + height;
        }

        @Override
        public ShapeKind kind() {
            return rotated() ? ShapeKind.ROTATED_BOX : ShapeKind.BOX;
        }
    }

    /**
     * One region of one or more parts, each with holes; a point is inside by the even-odd rule within its part.
     *
     * @param parts in the source's order
     */
    record Polygon(List<Part> parts) implements Shape {

        public Polygon {
            parts = List.copyOf(parts);
        }

        /** A polygon of one part without holes, from x0, y0, x1, y1, … */
        public static Polygon of(double... ring) {
            return new Polygon(List.of(new Part(PointList.of(ring), List.of())));
        }

        /**
         * One connected part.
         *
         * @param ring outer border, open: the first point is not repeated
         * @param holes borders of the holes, open
         */
        public record Part(PointList ring, List<PointList> holes) {

            public Part {
                holes = List.copyOf(holes);
            }
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.POLYGON;
        }
    }

    /**
     * A line.
     *
     * @param points in their order along it
     * @param closed whether the last point is joined to the first
     * @param spline whether the points are joined by a smooth curve through them
     */
    record Path(PointList points, boolean closed, boolean spline) implements Shape {
        @Override
        public ShapeKind kind() {
            return ShapeKind.POLYLINE;
        }
    }

    /**
     * An ellipse.
     *
     * @param centerX centre in pixels
     * @param centerY centre in pixels
     * @param radiusX half axis in pixels, before rotation, 0 or more
     * @param radiusY half axis in pixels, before rotation, 0 or more
     * @param angle radians clockwise about the centre
     */
    record Ellipse(double centerX, double centerY, double radiusX, double radiusY, double angle) implements Shape {

        public Ellipse {
            Finite.require("ellipse", centerX, centerY, radiusX, radiusY, angle);
            if (radiusX < 0 || radiusY < 0) {
                throw new IllegalArgumentException("an ellipse has radii of 0 or more");
            }
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.ELLIPSE;
        }
    }

    /**
     * Keypoints.
     *
     * @param points in the order of the category's skeleton where there is one, else in the source's
     */
    record Points(List<Keypoint> points) implements Shape {

        public Points {
            points = List.copyOf(points);
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.POINTS;
        }
    }

    /**
     * A set of pixels, run-length coded inside its tight box: row by row, alternating counts of pixels outside and
     * inside, the first count being of pixels outside (0 when the first pixel is set). Compared by content.
     *
     * @param x left column of the box, in whole pixels
     * @param y top row of the box
     * @param width of the box; 0 for an empty mask
     * @param height of the box; 0 for an empty mask
     * @param runs non-negative, adding up to width × height; handed over: not copied, and not to be changed any more
     */
    record Mask(int x, int y, int width, int height, int[] runs) implements Shape {

        public Mask {
            if (width < 0 || height < 0) {
                throw new IllegalArgumentException("a mask has sides of 0 or more, not " + width + " x " + height);
            }
            requireRuns(runs, (long) width * height);
        }

        /** Number of pixels that are set. */
        public long area() {
            long area = 0;
            for (int i = 1; i < runs.length; i += 2) {
                area += runs[i];
            }
            return area;
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.MASK;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Mask that
                    && x == that.x
                    && y == that.y
                    && width == that.width
                    && height == that.height
                    && Arrays.equals(runs, that.runs);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * x + y) + Arrays.hashCode(runs);
        }

        @Override
        public String toString() {
            return "Mask[x=" + x + ", y=" + y + ", width=" + width + ", height=" + height + ", runs="
                    + Arrays.toString(runs) + "]";
        }

        private static void requireRuns(int[] runs, long pixels) {
            requireNotNegative("mask", runs);
            long sum = 0;
            for (int run : runs) {
                sum += run;
            }
            if (sum != pixels) {
                throw new IllegalArgumentException("a mask's runs cover " + sum + " pixels of " + pixels);
            }
        }
    }

    /**
     * A box in space.
     *
     * @param center geometric centre, in metres
     * @param size length, width, height along the local x, y, z, in metres
     * @param rotation from the box's own axes to those of the cloud
     */
    record Cuboid(Vec3 center, Vec3 size, Quaternion rotation) implements Shape {
        @Override
        public ShapeKind kind() {
            return ShapeKind.CUBOID;
        }
    }

    /**
     * A set of points of a cloud, as run lengths over the points in the file's order; the first count is of points
     * outside the set. Compared by content.
     *
     * @param runs non-negative; handed over: not copied, and not to be changed any more
     */
    record PointSet(int[] runs) implements Shape {

        public PointSet {
            requireNotNegative("point set", runs);
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.POINT_LABELS;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PointSet that && Arrays.equals(runs, that.runs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(runs);
        }

        @Override
        public String toString() {
            return "PointSet" + Arrays.toString(runs);
        }
    }

    /**
     * A range of text; several ranges make a discontinuous span.
     *
     * @param ranges in the source's order
     */
    record Span(List<Range> ranges) implements Shape {

        public Span {
            ranges = List.copyOf(ranges);
        }

        /**
         * From {@code start} up to, not including, {@code end}.
         *
         * @param start 0-based UTF-16 offset
         * @param end not less than start
         */
        public record Range(int start, int end) {

            public Range {
                if (start < 0 || end < start) {
                    throw new IllegalArgumentException("not a range of text: " + start + " to " + end);
                }
            }
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.SPAN;
        }
    }

    /**
     * A range of time, half open.
     *
     * @param startMicros from the beginning of the item, in microseconds
     * @param endMicros from the beginning of the item, in microseconds; not less than the start
     * @param channel 0-based audio channel, or -1 for all
     */
    record Interval(long startMicros, long endMicros, int channel) implements Shape {

        public Interval {
            if (endMicros < startMicros) {
                throw new IllegalArgumentException("not a range of time: " + startMicros + " to " + endMicros);
            }
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.INTERVAL;
        }
    }

    /**
     * A model's answer.
     *
     * @param messages in the order of the conversation
     * @param rank 1 for the best answer, 2 for the next …, 0 when the answers were not ranked
     */
    record Reply(List<Message> messages, int rank) implements Shape {

        public Reply {
            messages = List.copyOf(messages);
        }

        @Override
        public ShapeKind kind() {
            return ShapeKind.REPLY;
        }
    }

    /**
     * What a source holds of an annotation that fits none of the other shapes, because its tool is unknown or its
     * geometry is missing. Formats that hand on the source's own data keep it; all others leave it out and report that.
     *
     * @param type the source's name for it, such as a tool's
     * @param content what the source holds, a JSON value; {@link JsonText#NONE} when it holds nothing
     */
    record Other(String type, JsonText content) implements Shape {
        @Override
        public ShapeKind kind() {
            return ShapeKind.OTHER;
        }
    }

    private static void requireNotNegative(String what, int[] runs) {
        for (int run : runs) {
            if (run < 0) {
                throw new IllegalArgumentException("a " + what + "'s run is negative: " + run);
            }
        }
    }
}
