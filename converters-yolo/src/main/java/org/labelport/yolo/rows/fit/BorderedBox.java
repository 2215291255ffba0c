package org.labelport.yolo.rows.fit;

import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.Shape;

/**
 * Shortens rotated boxes that extend beyond the picture, so that they keep their angle and all their corners are on the
 * picture.
 */
final class BorderedBox {

    private static final double PARALLEL = 1e-12;

    private BorderedBox() {}

    /**
     * Returns the box itself if it is on the picture, else the larger one of the two that result from shortening one of
     * its sides; empty if nothing is left.
     */
    static Optional<Shape.Box> of(Shape.Box box, Frame frame) {
        if (Boxes.inside(box, frame)) {
            return Optional.of(box);
        }
        Optional<Shape.Box> shorter = shortened(box, frame);
        Optional<Shape.Box> lower = shortened(turned(box), frame).map(BorderedBox::turnedBack);
        if (shorter.isEmpty() || lower.isEmpty()) {
            return shorter.or(() -> lower);
        }
        return area(shorter.get()) >= area(lower.get()) ? shorter : lower;
    }

    static double area(Shape.Box box) {
        return box.width() * box.height();
    }

    /** Shortens the width; returns empty if nothing is left of it. */
    private static Optional<Shape.Box> shortened(Shape.Box box, Frame frame) {
        double cos = StrictMath.cos(box.angle());
        double sin = StrictMath.sin(box.angle());
        double centerX = box.x() + box.width() / 2;
        double centerY = box.y() + box.height() / 2;
        double[] range = {-box.width() / 2, box.width() / 2};
        for (double across : new double[] {-box.height() / 2, box.height() / 2}) {
            cut(range, centerX - across * sin, cos, frame.width());
            cut(range, centerY + across * cos, sin, frame.height());
        }
        double width = range[1] - range[0];
        if (!(width > 0)) {
            return Optional.empty();
        }
        double shift = (range[0] + range[1]) / 2;
        return Optional.of(new Shape.Box(
                centerX + shift * cos - width / 2, box.y() + shift * sin, width, box.height(), box.angle()));
    }

    /** Limits a range of t to where {@code base + slope * t} is between 0 and {@code end}. */
    private static void cut(double[] range, double base, double slope, double end) {
        if (Math.abs(slope) < PARALLEL) {
            if (base < -PARALLEL || base > end + PARALLEL) {
                range[1] = range[0];
            }
            return;
        }
        double one = -base / slope;
        double other = (end - base) / slope;
        range[0] = Math.max(range[0], Math.min(one, other));
        range[1] = Math.min(range[1], Math.max(one, other));
    }

    /** Returns the same box, described with width and height exchanged and the angle turned by a quarter. */
    private static Shape.Box turned(Shape.Box box) {
        return sides(box, box.height(), box.width(), quarterOn(box.angle(), 1));
    }

    private static Shape.Box turnedBack(Shape.Box box) {
        return sides(box, box.height(), box.width(), quarterOn(box.angle(), -1));
    }

    private static Shape.Box sides(Shape.Box box, double width, double height, double angle) {
        double centerX = box.x() + box.width() / 2;
        double centerY = box.y() + box.height() / 2;
        return new Shape.Box(centerX - width / 2, centerY - height / 2, width, height, angle);
    }

    private static double quarterOn(double angle, int quarters) {
        double turned = angle + quarters * Math.PI / 2;
        if (turned > Math.PI) {
            return turned - 2 * Math.PI;
        }
        return turned <= -Math.PI ? turned + 2 * Math.PI : turned;
    }
}
