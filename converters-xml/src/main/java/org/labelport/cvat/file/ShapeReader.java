package org.labelport.cvat.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.geometry.Angles;
import org.labelport.model.Category;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;
import org.labelport.xml.NumberText;

/** Makes shapes from elements. */
public final class ShapeReader {

    /** The names of elements that are shapes in CVAT. */
    public static final Set<String> SHAPES =
            Set.of("box", "ellipse", "polygon", "polyline", "points", "mask", "skeleton", Cuboid.TAG);

    private static final int CLOSED_CORNERS = 3;

    private ShapeReader() {}

    /** Whether an element is an annotation. */
    public static boolean isRead(String tag) {
        return tag.equals("tag") || SHAPES.contains(tag);
    }

    /**
     * Returns the shape of an element; empty for an element that is not a shape.
     *
     * @param category of the element, which names the points of a skeleton; empty when unknown
     */
    public static Optional<Shape> shape(RawElement element, Optional<Category> category) throws ItemException {
        return switch (element.tag()) {
            case "tag" -> Optional.of(new Shape.Whole());
            case "box" -> Optional.of(box(element));
            case "ellipse" -> Optional.of(ellipse(element));
            case "polygon" ->
                Optional.of(new Shape.Polygon(
                        List.of(new Shape.Polygon.Part(points(element, "polygon.invalid", 3), List.of()))));
            case "polyline" -> Optional.of(line(points(element, "polyline.invalid", 2)));
            case "points" -> Optional.of(unnamed(points(element, "points.invalid", 1)));
            case "mask" -> Optional.of(mask(element));
            case "skeleton" -> Optional.of(skeleton(element, category));
            case "cuboid" -> Optional.of(Cuboid.read(element).shape());
            default -> Optional.empty();
        };
    }

    private static Shape.Box box(RawElement element) throws ItemException {
        double left = number(element, "xtl");
        double top = number(element, "ytl");
        double right = number(element, "xbr");
        double bottom = number(element, "ybr");
        if (right < left || bottom < top) {
            throw new ItemException(
                    "box.invalid", "xtl must not be greater than xbr, nor ytl greater than ybr. Correct the box.");
        }
        return new Shape.Box(left, top, right - left, bottom - top, angle(element));
    }

    private static Shape.Ellipse ellipse(RawElement element) throws ItemException {
        double radiusX = number(element, "rx");
        double radiusY = number(element, "ry");
        if (radiusX < 0 || radiusY < 0) {
            throw new ItemException("ellipse.invalid", "rx and ry must not be negative. Correct the ellipse.");
        }
        return new Shape.Ellipse(number(element, "cx"), number(element, "cy"), radiusX, radiusY, angle(element));
    }

    private static double angle(RawElement element) throws ItemException {
        return element.get("rotation").isEmpty() ? 0 : Angles.radians(number(element, "rotation"));
    }

    private static Shape.Path line(PointList points) {
        int last = points.size() - 1;
        boolean closed =
                points.size() >= CLOSED_CORNERS && points.x(0) == points.x(last) && points.y(0) == points.y(last);
        return new Shape.Path(closed ? new PointList(Arrays.copyOf(points.xy(), 2 * last)) : points, closed, false);
    }

    private static Shape.Points unnamed(PointList points) {
        List<Keypoint> keypoints = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            keypoints.add(new Keypoint("", points.x(i), points.y(i), Keypoint.Visibility.VISIBLE));
        }
        return new Shape.Points(keypoints);
    }

    private static Shape.Mask mask(RawElement element) throws ItemException {
        String[] texts = element.get("rle").split(",", -1);
        int[] runs = new int[texts.length];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = NumberText.whole("a run of rle", texts[i].strip());
        }
        try {
            return new Shape.Mask(
                    whole(element, "left"),
                    whole(element, "top"),
                    whole(element, "width"),
                    whole(element, "height"),
                    runs);
        } catch (IllegalArgumentException e) {
            throw new ItemException("mask.invalid", e.getMessage() + ". Correct rle, width and height.", e);
        }
    }

    /** Returns the points in the order of the label's skeleton, followed by points that the skeleton does not name. */
    private static Shape.Points skeleton(RawElement element, Optional<Category> category) throws ItemException {
        Map<String, Keypoint> byName = new HashMap<>();
        List<String> order = new ArrayList<>();
        category.ifPresent(known -> order.addAll(known.skeleton().points()));
        Set<String> known = new HashSet<>(order);
        for (RawElement point : element.points()) {
            Keypoint keypoint = keypoint(point);
            if (byName.putIfAbsent(keypoint.name(), keypoint) != null) {
                throw new ItemException(
                        "skeleton.invalid", "the skeleton has two points '" + keypoint.name() + "'. Remove one.");
            }
            if (known.add(keypoint.name())) {
                order.add(keypoint.name());
            }
        }
        if (byName.isEmpty()) {
            throw new ItemException("skeleton.invalid", "the skeleton has no points. Add them, or remove it.");
        }
        return new Shape.Points(order.stream()
                .map(name -> byName.getOrDefault(name, new Keypoint(name, 0, 0, Keypoint.Visibility.NOT_LABELLED)))
                .toList());
    }

    private static Keypoint keypoint(RawElement point) throws ItemException {
        String name = point.xml().getOrDefault("label", "");
        PointList place = points(point, "points.invalid", 1);
        boolean outside = point.isSet("outside");
        Keypoint.Visibility visibility = outside
                ? Keypoint.Visibility.NOT_LABELLED
                : point.isSet("occluded") ? Keypoint.Visibility.OCCLUDED : Keypoint.Visibility.VISIBLE;
        return new Keypoint(name, place.x(0), place.y(0), visibility);
    }

    private static PointList points(RawElement element, String code, int fewest) throws ItemException {
        String text = element.get("points");
        String[] pairs = text.isEmpty() ? new String[0] : text.split(";", -1);
        double[] xy = new double[2 * pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            int comma = pairs[i].indexOf(',');
            if (comma < 0) {
                throw new ItemException(
                        code, "points are written as x,y;x,y;… and one of them has no comma. Correct it.");
            }
            xy[2 * i] = NumberText.parse("x", pairs[i].substring(0, comma).strip());
            xy[2 * i + 1] = NumberText.parse("y", pairs[i].substring(comma + 1).strip());
        }
        if (pairs.length < fewest) {
            throw new ItemException(
                    code,
                    "a " + element.tag() + " needs at least " + fewest + " points, not " + pairs.length
                            + ". Correct it.");
        }
        return new PointList(xy);
    }

    private static double number(RawElement element, String name) throws ItemException {
        return NumberText.parse(name, element.get(name));
    }

    private static int whole(RawElement element, String name) throws ItemException {
        return NumberText.whole(name, element.get(name));
    }
}
