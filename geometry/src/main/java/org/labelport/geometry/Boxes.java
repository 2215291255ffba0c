package org.labelport.geometry;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Computes bounding boxes, corners of boxes, and parts of boxes. */
public final class Boxes {

    private Boxes() {}

    /**
     * Returns the axis-parallel bounding box of a box, rotated box, polygon, line, ellipse, of labelled keypoints, or
     * of a mask's set pixels. Empty for a shape without points on the picture, and for kinds of shapes that have no
     * place on a picture.
     */
    public static Optional<Shape.Box> bounds(Shape shape) {
        Extent extent = new Extent();
        switch (shape.kind()) {
            case BOX -> {
                return Optional.of((Shape.Box) shape);
            }
            case ROTATED_BOX -> extent.add(corners((Shape.Box) shape));
            case POLYGON -> {
                for (Shape.Polygon.Part part : ((Shape.Polygon) shape).parts()) {
                    extent.add(part.ring().xy());
                }
            }
            case POLYLINE -> extent.add(Curves.points((Shape.Path) shape).xy());
            case ELLIPSE -> add(extent, (Shape.Ellipse) shape);
            case POINTS -> {
                for (Keypoint point : ((Shape.Points) shape).points()) {
                    if (point.visibility() != Keypoint.Visibility.NOT_LABELLED) {
                        extent.add(point.x(), point.y());
                    }
                }
            }
            case MASK -> add(extent, (Shape.Mask) shape);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> {
                return Optional.empty();
            }
        }
        return extent.box();
    }

    /**
     * Returns the corners x0, y0 … x3, y3 of a box, clockwise on the screen from the corner that is top left before
     * rotation.
     */
    public static double[] corners(Shape.Box box) {
        if (!box.rotated()) {
            return new double[] {
                box.x(), box.y(), box.right(), box.y(), box.right(), box.bottom(), box.x(), box.bottom()
            };
        }
        double halfWidth = box.width() / 2;
        double halfHeight = box.height() / 2;
        Rotation rotation = Rotation.about(box.x() + halfWidth, box.y() + halfHeight, box.angle());
        double[] offsets = {
            -halfWidth, -halfHeight, halfWidth, -halfHeight, halfWidth, halfHeight, -halfWidth, halfHeight
        };
        double[] corners = new double[8];
        for (int i = 0; i < 8; i += 2) {
            corners[i] = rotation.x(offsets[i], offsets[i + 1]);
            corners[i + 1] = rotation.y(offsets[i], offsets[i + 1]);
        }
        return corners;
    }

    /**
     * Returns the box that has four given corners, in their order around it. The first corner is the one that is top
     * left before rotation. The second is the top right one when the corners run clockwise on the screen, else the
     * bottom left one. Files round coordinates, so each corner may be off by 0.05 pixels or a thousandth of the
     * diagonal.
     *
     * @param corners x0, y0 … x3, y3
     * @return empty when the corners are not those of a rectangle, or its area is 0
     */
    public static Optional<Shape.Box> ofCorners(double... corners) {
        return RectangleFit.of(corners);
    }

    /**
     * Returns the rotated box of least area around a polygon, line, ellipse, labelled keypoints or the set pixels of a
     * mask. Its angle is in (-π/4, π/4]: of its four sides, the one that is turned least is its top. A box is returned
     * as it is. For points on one line, one of the sides is 0.
     *
     * @return empty for a shape without points on the picture, and for kinds of shapes that have no place on a picture
     */
    public static Optional<Shape.Box> minimumArea(Shape shape) {
        return switch (shape.kind()) {
            case BOX, ROTATED_BOX -> Optional.of((Shape.Box) shape);
            case POLYGON -> LeastBox.around(outerPoints((Shape.Polygon) shape));
            case POLYLINE -> LeastBox.around(Curves.points((Shape.Path) shape));
            case ELLIPSE -> Optional.of(LeastBox.around((Shape.Ellipse) shape));
            case POINTS -> LeastBox.around(labelledPoints((Shape.Points) shape));
            case MASK -> LeastBox.around(outerPoints(Masks.outline((Shape.Mask) shape)));
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> Optional.empty();
        };
    }

    private static PointList outerPoints(Shape.Polygon polygon) {
        return new PointList(polygon.parts().stream()
                .flatMapToDouble(part -> Arrays.stream(part.ring().xy()))
                .toArray());
    }

    private static PointList labelledPoints(Shape.Points points) {
        return new PointList(points.points().stream()
                .filter(point -> point.visibility() != Keypoint.Visibility.NOT_LABELLED)
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray());
    }

    /**
     * Returns the part of an axis-parallel box that lies in the frame, or the same object when the whole box does.
     * Empty when no area is left.
     *
     * @throws IllegalArgumentException for a rotated box: its part in the frame is a polygon
     */
    public static Optional<Shape.Box> clip(Shape.Box axisParallel, Frame frame) {
        if (axisParallel.rotated()) {
            throw new IllegalArgumentException(
                    "a rotated box is clipped as a polygon: Polygons.of, then Polygons.clip");
        }
        double left = Math.max(0, axisParallel.x());
        double top = Math.max(0, axisParallel.y());
        double right = Math.min(frame.width(), axisParallel.right());
        double bottom = Math.min(frame.height(), axisParallel.bottom());
        if (!(right > left && bottom > top)) {
            return Optional.empty();
        }
        return Optional.of(
                inside(axisParallel, frame) ? axisParallel : Shape.Box.of(left, top, right - left, bottom - top));
    }

    /**
     * Returns the axis-parallel bounding box of the part of a shape that lies in the frame. Where a shape crosses the
     * border, that is often less than the part of its whole bounding box in the frame. Empty when no area of such a
     * shape is in the frame, and for shapes without points on the picture.
     */
    public static Optional<Shape.Box> visible(Shape shape, Frame frame) {
        Optional<Shape.Box> whole = bounds(shape);
        if (whole.isEmpty() || inside(whole.get(), frame)) {
            return whole;
        }
        return switch (shape.kind()) {
            case ROTATED_BOX -> visible(Polygons.of((Shape.Box) shape), frame);
            case POLYGON -> visible((Shape.Polygon) shape, frame);
            case ELLIPSE -> visible(Polygons.of((Shape.Ellipse) shape), frame);
            case POLYLINE -> Polygons.of((Shape.Path) shape).flatMap(polygon -> visible(polygon, frame));
            case MASK -> Masks.clip((Shape.Mask) shape, frame).flatMap(Boxes::bounds);
            case BOX, POINTS -> clip(whole.get(), frame);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> Optional.empty();
        };
    }

    private static Optional<Shape.Box> visible(Shape.Polygon polygon, Frame frame) {
        return Polygons.clip(polygon, frame).flatMap(Boxes::bounds);
    }

    /**
     * Whether two axis-parallel boxes are nearly equal: each side lies within a tolerance of the other box's side.
     *
     * @param tolerance in pixels
     */
    public static boolean near(Shape.Box one, Shape.Box other, double tolerance) {
        return Math.abs(one.x() - other.x()) <= tolerance
                && Math.abs(one.y() - other.y()) <= tolerance
                && Math.abs(one.right() - other.right()) <= tolerance
                && Math.abs(one.bottom() - other.bottom()) <= tolerance;
    }

    /** Whether all corners of a box, rotated or not, lie in the frame or on its border. */
    public static boolean inside(Shape.Box box, Frame frame) {
        return Rings.inside(PointList.of(corners(box)), frame);
    }

    private static void add(Extent extent, Shape.Ellipse ellipse) {
        Rotation turn = Rotation.about(0, 0, ellipse.angle());
        double halfWidth = StrictMath.hypot(ellipse.radiusX() * turn.cos(), ellipse.radiusY() * turn.sin());
        double halfHeight = StrictMath.hypot(ellipse.radiusX() * turn.sin(), ellipse.radiusY() * turn.cos());
        extent.add(ellipse.centerX() - halfWidth, ellipse.centerY() - halfHeight);
        extent.add(ellipse.centerX() + halfWidth, ellipse.centerY() + halfHeight);
    }

    /**
     * Adds the set pixels, not the mask's own box: a source may have stored a box that is larger than the pixels need.
     */
    private static void add(Extent extent, Shape.Mask mask) {
        int[] runs = mask.runs();
        long width = mask.width();
        long left = width;
        long right = 0;
        long top = -1;
        long bottom = 0;
        long end = 0;
        for (int i = 1; i < runs.length; i += 2) {
            long start = end + runs[i - 1];
            end = start + runs[i];
            if (start == end) {
                continue;
            }
            long firstRow = start / width;
            long lastRow = (end - 1) / width;
            boolean oneRow = firstRow == lastRow;
            left = Math.min(left, oneRow ? start - firstRow * width : 0);
            right = Math.max(right, oneRow ? end - firstRow * width : width);
            top = top < 0 ? firstRow : top;
            bottom = lastRow + 1;
        }
        if (top >= 0) {
            extent.add((double) mask.x() + left, (double) mask.y() + top);
            extent.add((double) mask.x() + right, (double) mask.y() + bottom);
        }
    }

    /** The smallest and largest coordinates of the points that were added. */
    private static final class Extent {

        private double left = Double.POSITIVE_INFINITY;
        private double top = Double.POSITIVE_INFINITY;
        private double right = Double.NEGATIVE_INFINITY;
        private double bottom = Double.NEGATIVE_INFINITY;

        void add(double... xy) {
            for (int i = 0; i < xy.length; i += 2) {
                left = Math.min(left, xy[i]);
                right = Math.max(right, xy[i]);
                top = Math.min(top, xy[i + 1]);
                bottom = Math.max(bottom, xy[i + 1]);
            }
        }

        Optional<Shape.Box> box() {
            return left > right
                    ? Optional.empty()
                    : Optional.of(Shape.Box.of(left, top, side(left, right), side(top, bottom)));
        }

        /** The distance between two finite numbers, cut to the largest finite one. */
        private static double side(double from, double to) {
            return Math.min(to - from, Double.MAX_VALUE);
        }
    }
}
