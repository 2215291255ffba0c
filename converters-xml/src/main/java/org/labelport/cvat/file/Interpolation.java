package org.labelport.cvat.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Angles;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Computes where CVAT shows an object between two key frames: coordinates are interpolated linearly, and everything
 * else is that of the first key frame.
 */
public final class Interpolation {

    /** In pixels and degrees. Written coordinates have two decimals. */
    private static final double TOLERANCE = 0.01;

    private Interpolation() {}

    /**
     * Whether a value is the one that CVAT would interpolate.
     *
     * @param share position between the two key frames, 0 to 1
     */
    public static boolean near(double from, double to, double share, double value) {
        return Math.abs(at(from, to, share) - value) < TOLERANCE;
    }

    private static double at(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /**
     * Returns the shape between those of two key frames.
     *
     * @param share position between the two key frames, 0 to 1
     * @return the first shape when the two do not have the same number of points; empty for masks, which CVAT does not
     *     interpolate
     */
    public static Optional<Shape> between(Shape from, Shape to, double share) {
        if (from instanceof Shape.Mask) {
            return Optional.empty();
        } else if (from instanceof Shape.Box first && to instanceof Shape.Box second) {
            return Optional.of(new Shape.Box(
                    at(first.x(), second.x(), share),
                    at(first.y(), second.y(), share),
                    at(first.width(), second.width(), share),
                    at(first.height(), second.height(), share),
                    angle(first.angle(), second.angle(), share)));
        } else if (from instanceof Shape.Ellipse first && to instanceof Shape.Ellipse second) {
            return Optional.of(new Shape.Ellipse(
                    at(first.centerX(), second.centerX(), share),
                    at(first.centerY(), second.centerY(), share),
                    at(first.radiusX(), second.radiusX(), share),
                    at(first.radiusY(), second.radiusY(), share),
                    angle(first.angle(), second.angle(), share)));
        } else if (from instanceof Shape.Polygon first && to instanceof Shape.Polygon second) {
            PointList ring =
                    points(first.parts().get(0).ring(), second.parts().get(0).ring(), share);
            return Optional.of(new Shape.Polygon(List.of(new Shape.Polygon.Part(ring, List.of()))));
        } else if (from instanceof Shape.Path first && to instanceof Shape.Path second) {
            return Optional.of(new Shape.Path(points(first.points(), second.points(), share), first.closed(), false));
        } else if (from instanceof Shape.Points first && to instanceof Shape.Points second) {
            return Optional.of(keypoints(first, second, share));
        }
        return Optional.of(from);
    }

    /** Interpolates an angle in radians in the direction of the shorter turn. */
    private static double angle(double from, double to, double share) {
        double turn = Angles.radians(Math.toDegrees(to - from));
        return Angles.radians(Math.toDegrees(from + turn * share));
    }

    private static PointList points(PointList from, PointList to, double share) {
        if (from.size() != to.size()) {
            return from;
        }
        double[] xy = new double[from.xy().length];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = at(from.xy()[i], to.xy()[i], share);
        }
        return new PointList(xy);
    }

    private static Shape.Points keypoints(Shape.Points from, Shape.Points to, double share) {
        if (from.points().size() != to.points().size()) {
            return from;
        }
        List<Keypoint> points = new ArrayList<>();
        for (int i = 0; i < from.points().size(); i++) {
            Keypoint first = from.points().get(i);
            Keypoint second = to.points().get(i);
            points.add(new Keypoint(
                    first.name(),
                    at(first.x(), second.x(), share),
                    at(first.y(), second.y(), share),
                    first.visibility()));
        }
        return new Shape.Points(points);
    }
}
