package org.labelport.geometry;

import java.util.Optional;
import org.labelport.model.Shape;

/**
 * Decides which pixels a shape covers by their centres: a pixel is covered when the point in its middle is inside. A
 * point is inside a part of a polygon when it is inside an odd number of its rings, and inside a polygon when it is in
 * one part or more. A pixel whose centre lies exactly on the border is covered when it is a left or a top border, and
 * not when it is a right or a bottom one, so that shapes that share a border share no pixel.
 *
 * <p>This is the rule of the formats that keep pictures of labels. COCO's programs have another one, see
 * {@link Masks#fill}.
 */
public final class PixelCentres {

    private PixelCentres() {}

    /**
     * Returns the pixels that a shape covers in a frame; a mask keeps its own pixels.
     *
     * @return the mask of width 0 when the shape covers no centre in the frame; empty for kinds of shapes that have no
     *     area, such as open lines, or no place on a picture
     */
    public static Optional<Shape.Mask> fill(Shape shape, Frame frame) {
        if (shape instanceof Shape.Mask mask) {
            return Optional.of(Masks.clip(mask, frame).orElse(Masks.EMPTY));
        }
        PixelBlocks blocks = new PixelBlocks();
        return visit(shape, frame, blocks) ? Optional.of(blocks.mask()) : Optional.empty();
    }

    /**
     * Passes on the pixels that {@link #fill} returns.
     *
     * @return false for kinds of shapes that have no area, or no place on a picture
     */
    public static boolean visit(Shape shape, Frame frame, PixelSink to) {
        switch (shape.kind()) {
            case BOX -> box((Shape.Box) shape, frame, to);
            case ROTATED_BOX -> CentreRows.of(Polygons.of((Shape.Box) shape)).visit(frame, to);
            case POLYGON -> CentreRows.of((Shape.Polygon) shape).visit(frame, to);
            case ELLIPSE -> ellipse((Shape.Ellipse) shape, frame, to);
            case POLYLINE -> {
                Optional<Shape.Polygon> area = Polygons.of((Shape.Path) shape);
                area.ifPresent(polygon -> CentreRows.of(polygon).visit(frame, to));
                return area.isPresent();
            }
            case MASK -> Masks.clip((Shape.Mask) shape, frame).ifPresent(mask -> Masks.visit(mask, to));
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> {
                return false;
            }
        }
        return true;
    }

    private static void box(Shape.Box box, Frame frame, PixelSink to) {
        int width = (int) Math.floor(frame.width());
        int height = (int) Math.floor(frame.height());
        int left = clamped(firstCentre(box.x()), width);
        int top = clamped(firstCentre(box.y()), height);
        int right = clamped(firstCentre(box.right()), width);
        int bottom = clamped(firstCentre(box.bottom()), height);
        if (left < right && top < bottom) {
            to.add(left, top, right - left, bottom - top);
        }
    }

    /** Fills the exact curve, not a polygon along it. */
    private static void ellipse(Shape.Ellipse ellipse, Frame frame, PixelSink to) {
        Optional<Shape.Box> bounds = Boxes.bounds(ellipse);
        if (bounds.isEmpty() || ellipse.radiusX() == 0 || ellipse.radiusY() == 0) {
            return;
        }
        int width = (int) Math.floor(frame.width());
        int first = firstCentre(Math.max(0, bounds.get().y()));
        int end = Math.min(
                (int) Math.floor(frame.height()),
                firstCentre(Math.min(frame.height(), bounds.get().bottom())));
        Rotation turn = Rotation.about(0, 0, ellipse.angle());
        double a = ellipse.radiusX();
        double b = ellipse.radiusY();
        for (int y = first; y < end; y++) {
            // With u = x - centre: (p·u + q)² / a² + (r·u + s)² / b² = 1 is a quadratic equation in u.
            double v = y + 0.5 - ellipse.centerY();
            double p = turn.cos() / a;
            double q = turn.sin() * v / a;
            double r = -turn.sin() / b;
            double s = turn.cos() * v / b;
            double square = p * p + r * r;
            double half = p * q + r * s;
            double root = half * half - square * (q * q + s * s - 1);
            if (root >= 0) {
                int left = clamped(firstCentre(ellipse.centerX() + (-half - Math.sqrt(root)) / square), width);
                int right = clamped(firstCentre(ellipse.centerX() + (-half + Math.sqrt(root)) / square), width);
                if (left < right) {
                    to.add(left, y, right - left, 1);
                }
            }
        }
    }

    /** Returns the first pixel whose centre is at or after a coordinate. */
    static int firstCentre(double place) {
        return (int) Math.ceil(Math.max(-1, Math.min(ScanLines.MAX_LINES + 1.0, place)) - 0.5);
    }

    static int clamped(int pixel, int width) {
        return Math.max(0, Math.min(width, pixel));
    }
}
