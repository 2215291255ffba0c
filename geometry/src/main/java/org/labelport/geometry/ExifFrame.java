package org.labelport.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Converts shapes between the stored pixels of a picture and the displayed picture, which its EXIF orientation turns or
 * mirrors. Shapes that have no place on a picture stay as they are.
 *
 * <p>Orientations: 1 as stored; 2 mirrored left to right; 3 turned by 180°; 4 mirrored top to bottom; 5 mirrored along
 * the diagonal from top left; 6 turned clockwise to display; 7 mirrored along the other diagonal; 8 turned
 * counter-clockwise.
 */
public final class ExifFrame {

    private static final int CLOCKWISE = 6;
    private static final int COUNTER_CLOCKWISE = 8;
    private static final int LAST = 8;

    private final int orientation;
    private final int width;
    private final int height;

    private ExifFrame(int orientation, int width, int height) {
        if (orientation < 1 || orientation > LAST) {
            throw new IllegalArgumentException("an EXIF orientation is 1 to 8, not " + orientation);
        }
        this.orientation = orientation;
        this.width = width;
        this.height = height;
    }

    /**
     * Returns the shape on the displayed picture.
     *
     * @param shape in pixels of the stored picture
     * @param orientation 1 to 8
     */
    public static Shape toDisplayed(Shape shape, int orientation, int storedWidth, int storedHeight) {
        return new ExifFrame(orientation, storedWidth, storedHeight).moved(shape);
    }

    /**
     * Returns the shape on the stored picture.
     *
     * @param shape in pixels of the displayed picture
     * @param orientation 1 to 8
     */
    public static Shape toStored(Shape shape, int orientation, int storedWidth, int storedHeight) {
        boolean sideways = Media.Image.isSideways(orientation);
        int inverse = orientation == CLOCKWISE
                ? COUNTER_CLOCKWISE
                : orientation == COUNTER_CLOCKWISE ? CLOCKWISE : orientation;
        return new ExifFrame(inverse, sideways ? storedHeight : storedWidth, sideways ? storedWidth : storedHeight)
                .moved(shape);
    }

    private Shape moved(Shape shape) {
        if (orientation == 1) {
            return shape;
        }
        return switch (shape.kind()) {
            case BOX, ROTATED_BOX -> box((Shape.Box) shape);
            case POLYGON -> polygon((Shape.Polygon) shape);
            case POLYLINE -> {
                Shape.Path path = (Shape.Path) shape;
                yield new Shape.Path(points(path.points()), path.closed(), path.spline());
            }
            case ELLIPSE -> ellipse((Shape.Ellipse) shape);
            case POINTS -> keypoints((Shape.Points) shape);
            case MASK -> mask((Shape.Mask) shape);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> shape;
        };
    }

    private double x(double x, double y) {
        return switch (orientation) {
            case 2, 3 -> width - x;
            case 5, 8 -> y;
            case 6, 7 -> height - y;
            default -> x;
        };
    }

    private double y(double x, double y) {
        return switch (orientation) {
            case 3, 4 -> height - y;
            case 5, 6 -> x;
            case 7, 8 -> width - x;
            default -> y;
        };
    }

    private boolean isSideways() {
        return Media.Image.isSideways(orientation);
    }

    /** Moves a box. Its width and height are swapped when the picture is turned by 90°, else kept. */
    private Shape box(Shape.Box box) {
        double centerX = x(box.x() + box.width() / 2, box.y() + box.height() / 2);
        double centerY = y(box.x() + box.width() / 2, box.y() + box.height() / 2);
        double newWidth = isSideways() ? box.height() : box.width();
        double newHeight = isSideways() ? box.width() : box.height();
        if (!box.rotated()) {
            double[] a = {x(box.x(), box.y()), y(box.x(), box.y())};
            double[] b = {x(box.right(), box.bottom()), y(box.right(), box.bottom())};
            return Shape.Box.of(Math.min(a[0], b[0]), Math.min(a[1], b[1]), newWidth, newHeight);
        }
        return new Shape.Box(centerX - newWidth / 2, centerY - newHeight / 2, newWidth, newHeight, angle(box.angle()));
    }

    /** Turning by 90° keeps the angle, since width and height are swapped instead; mirroring negates it. */
    private double angle(double angle) {
        boolean mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
        if (!mirrored) {
            return angle;
        }
        return angle == Math.PI ? angle : -angle;
    }

    private Shape ellipse(Shape.Ellipse ellipse) {
        return new Shape.Ellipse(
                x(ellipse.centerX(), ellipse.centerY()),
                y(ellipse.centerX(), ellipse.centerY()),
                isSideways() ? ellipse.radiusY() : ellipse.radiusX(),
                isSideways() ? ellipse.radiusX() : ellipse.radiusY(),
                angle(ellipse.angle()));
    }

    private Shape polygon(Shape.Polygon polygon) {
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (Shape.Polygon.Part part : polygon.parts()) {
            parts.add(new Shape.Polygon.Part(
                    points(part.ring()), part.holes().stream().map(this::points).toList()));
        }
        return new Shape.Polygon(parts);
    }

    private PointList points(PointList points) {
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            xy[2 * i] = x(points.x(i), points.y(i));
            xy[2 * i + 1] = y(points.x(i), points.y(i));
        }
        return new PointList(xy);
    }

    private Shape keypoints(Shape.Points points) {
        return new Shape.Points(points.points().stream()
                .map(point -> point.visibility() == Keypoint.Visibility.NOT_LABELLED
                        ? point
                        : new Keypoint(
                                point.name(), x(point.x(), point.y()), y(point.x(), point.y()), point.visibility()))
                .toList());
    }

    private Shape mask(Shape.Mask mask) {
        int displayedWidth = isSideways() ? height : width;
        int displayedHeight = isSideways() ? width : height;
        boolean mirroredX = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean mirroredY = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        return Masks.moved(
                mask,
                isSideways() ? Masks.Turn.TRANSPOSED : Masks.Turn.NONE,
                mirroredX ? OptionalInt.of(displayedWidth) : OptionalInt.empty(),
                mirroredY ? OptionalInt.of(displayedHeight) : OptionalInt.empty());
    }
}
