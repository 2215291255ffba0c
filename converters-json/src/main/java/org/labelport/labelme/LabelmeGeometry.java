package org.labelport.labelme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Shares;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.raster.CanvasMasks;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngHeader;
import org.labelport.raster.PngReader;
import org.labelport.report.ItemException;

/** Makes shapes from points, according to their {@code shape_type}. */
final class LabelmeGeometry {

    /** How far the corners of a rotated rectangle may be from an exact rectangle, in pixels. */
    private static final double SKEW = 0.01;

    private LabelmeGeometry() {}

    /**
     * Makes a shape.
     *
     * @param unread gets what the shape does not follow from
     */
    static Shape shape(String type, PointList points, String mask, Limits limits, List<String> unread)
            throws ItemException {
        return switch (type) {
            case "polygon", "quadrilateral" -> polygon(points);
            case "rectangle" -> rectangle(points);
            case "oriented_rectangle", "rotation" -> oriented(points);
            case "circle" -> circle(points);
            case "line", "linestrip" -> {
                require(points, 2, type);
                yield new Shape.Path(points, false, false);
            }
            case "point", "points" -> points(points);
            case "mask" -> mask(points, mask, limits, unread);
            default ->
                throw new ItemException(
                        "labelme.shape-type",
                        "the shape_type '" + type
                                + "' is not known. Use polygon, rectangle, circle or another shape_type of LabelMe.");
        };
    }

    private static void require(PointList points, int least, String type) throws ItemException {
        if (points.size() < least) {
            throw new ItemException(
                    "labelme.points", "a " + type + " needs " + least + " points or more, but has " + points.size());
        }
    }

    private static Shape polygon(PointList points) throws ItemException {
        require(points, 3, "polygon");
        return Shape.Polygon.of(points.xy());
    }

    /** Makes a box from two opposite corners, in any order, or from all four, which some programs write. */
    private static Shape rectangle(PointList points) throws ItemException {
        if (points.size() != 2 && points.size() != 4) {
            throw new ItemException(
                    "labelme.points",
                    "a rectangle needs 2 opposite corners, or all 4, but has " + points.size()
                            + " points. Correct it.");
        }
        int other = points.size() == 4 ? 2 : 1;
        double left = Math.min(points.x(0), points.x(other));
        double top = Math.min(points.y(0), points.y(other));
        double right = Math.max(points.x(0), points.x(other));
        double bottom = Math.max(points.y(0), points.y(other));
        if (Shares.areEdges(left, top, right, bottom)) {
            throw new ItemException(
                    "labelme.points",
                    "the points are from 0 to 1, as shares of the picture's sides are, but LabelMe has pixels. Multiply"
                            + " them by width and height.");
        }
        return Shape.Box.of(left, top, right - left, bottom - top);
    }

    private static Shape oriented(PointList points) throws ItemException {
        if (points.size() != 4) {
            throw new ItemException("labelme.points", "a rotated rectangle needs 4 points, but has " + points.size());
        }
        double centerX = (points.x(0) + points.x(2)) / 2;
        double centerY = (points.y(0) + points.y(2)) / 2;
        double offX = Math.abs(centerX - (points.x(1) + points.x(3)) / 2);
        double offY = Math.abs(centerY - (points.y(1) + points.y(3)) / 2);
        double width = distance(points, 0, 1);
        double height = distance(points, 1, 2);
        double diagonals = Math.abs(distance(points, 0, 2) - distance(points, 1, 3));
        if (offX > SKEW || offY > SKEW || diagonals > SKEW || width == 0 || height == 0) {
            return Shape.Polygon.of(points.xy());
        }
        double angle = StrictMath.atan2(points.y(1) - points.y(0), points.x(1) - points.x(0));
        double cross = (points.x(1) - points.x(0)) * (points.y(2) - points.y(1))
                - (points.y(1) - points.y(0)) * (points.x(2) - points.x(1));
        if (cross < 0) {
            // The corners are in the other direction: take the same rectangle from its second corner.
            return oriented(PointList.of(
                    points.x(1),
                    points.y(1),
                    points.x(0),
                    points.y(0),
                    points.x(3),
                    points.y(3),
                    points.x(2),
                    points.y(2)));
        }
        return new Shape.Box(
                centerX - width / 2, centerY - height / 2, width, height, angle <= -Math.PI ? Math.PI : angle);
    }

    private static double distance(PointList points, int one, int other) {
        return StrictMath.hypot(points.x(one) - points.x(other), points.y(one) - points.y(other));
    }

    private static Shape circle(PointList points) throws ItemException {
        if (points.size() != 2) {
            throw new ItemException(
                    "labelme.points",
                    "a circle needs 2 points, its centre and one of its rim, but has " + points.size()
                            + ". Correct it.");
        }
        double radius = distance(points, 0, 1);
        if (!Double.isFinite(radius)) {
            throw new ItemException("number.invalid", "the circle's radius is not a finite number");
        }
        return new Shape.Ellipse(points.x(0), points.y(0), radius, radius, 0);
    }

    private static Shape points(PointList points) {
        Keypoint[] all = new Keypoint[points.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Keypoint("", points.x(i), points.y(i), Keypoint.Visibility.VISIBLE);
        }
        return new Shape.Points(List.of(all));
    }

    private static Shape mask(PointList points, String base64, Limits limits, List<String> unread)
            throws ItemException {
        if (base64.isEmpty()) {
            throw new ItemException(
                    "labelme.mask",
                    "a shape of type mask needs a picture under the key 'mask'. Add it, or remove the shape.");
        }
        byte[] png;
        try {
            png = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ItemException("labelme.mask", "the mask is not base64: " + e.getMessage(), e);
        }
        LabelImage image;
        try {
            image = PngReader.read(new ByteArrayInputStream(png), limits);
        } catch (IOException e) {
            throw new ItemException("labelme.mask", "the mask cannot be read: " + e.getMessage(), e);
        }
        int x = whole(points.x(0));
        int y = whole(points.y(0));
        boolean enclosed = points.size() == 2
                && points.x(0) == x
                && points.y(0) == y
                && isEnd(points.x(1), x + image.width())
                && isEnd(points.y(1), y + image.height());
        if (!enclosed) {
            unread.add("points of a mask that they do not enclose, except where it begins");
        }
        return CanvasMasks.of(image.canvas(), x, y, color -> (color & 0xffffff) != 0);
    }

    /**
     * Whether a coordinate is the end of a mask: its last pixel or, as LabelMe writes it at the picture's border, the
     * place behind it.
     */
    private static boolean isEnd(double coordinate, int behind) {
        return coordinate == behind - 1 || coordinate == behind;
    }

    private static int whole(double pixels) throws ItemException {
        if (Math.abs(pixels) > Limit.PICTURE_SIDE.most()) {
            throw new ItemException("number.invalid", "a mask cannot begin at " + pixels);
        }
        return (int) Math.rint(pixels);
    }

    /** Returns the header of a PNG file in base64; empty when the text is not such a file. */
    static Optional<PngHeader> header(String base64) {
        try {
            return PngHeader.read(
                    new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
