import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Makes outlines of shapes. */
final class Curves {
    /** The largest distance between a curve and its polygon, in pixels. */
    private static final double FLATNESS = 0.1;

    private Curves() {}

    static PathBuilder path(double x, double y) {
        PathBuilder builder = new PathBuilder();
        builder.path.moveTo(x, y);
        return builder;
    }

    static Shape disc(double centerX, double centerY, double radius) {
        return new Ellipse2D.Double(centerX - radius, centerY - radius, 2 * radius, 2 * radius);
    }

    static Point2D at(double x, double y) {
        return new Point2D.Double(x, y);
    }

    /**
     * Flattens a shape to straight lines, because Area cuts curves less exactly, and differently from one JDK to the
     * next.
     */
    static Area flat(Shape shape) {
        Path2D lines = new Path2D.Double();
        lines.append(shape.getPathIterator(null, FLATNESS), false);
        return new Area(lines);
    }

    /** Builds a path with chained calls, which {@link Path2D} does not offer. */
    static final class PathBuilder {
        private final Path2D path = new Path2D.Double();

        PathBuilder line(double x, double y) {
            path.lineTo(x, y);
            return this;
        }

        PathBuilder quad(double controlX, double controlY, double x, double y) {
            path.quadTo(controlX, controlY, x, y);
            return this;
        }

        PathBuilder cubic(double control1X, double control1Y, double control2X, double control2Y, double x, double y) {
            path.curveTo(control1X, control1Y, control2X, control2Y, x, y);
            return this;
        }

        Path2D closed() {
            path.closePath();
            return path;
        }

        Path2D open() {
            return path;
        }
    }
}
