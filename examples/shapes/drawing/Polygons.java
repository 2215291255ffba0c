import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** One or more rings that do not overlap. They do not repeat their first point, and have no holes. */
record Polygons(List<List<Point2D>> parts) implements Region {
    /**
     * The least area of a part, in square pixels. Smaller ones are slivers that are left when one curve cuts another.
     */
    private static final double SMALLEST_PART = 1;

    static Polygons of(Area visible) {
        List<List<Point2D>> rings = rings(visible).stream()
                .filter(ring -> Math.abs(signedArea(ring)) >= SMALLEST_PART)
                .toList();
        // A hole, which Area winds in the other direction, would be filled, because COCO unites all rings.
        long clockwise = rings.stream().filter(ring -> signedArea(ring) > 0).count();
        if (clockwise != 0 && clockwise != rings.size()) {
            throw new IllegalArgumentException("A polygon cannot have a hole. Place this object as Kind.MASK.");
        }
        return new Polygons(rings);
    }

    private static List<List<Point2D>> rings(Area area) {
        List<List<Point2D>> rings = new ArrayList<>();
        double[] xy = new double[2];
        for (PathIterator path = area.getPathIterator(null); !path.isDone(); path.next()) {
            int segment = path.currentSegment(xy);
            if (segment == PathIterator.SEG_MOVETO) {
                rings.add(new ArrayList<>());
            }
            if (segment != PathIterator.SEG_CLOSE) {
                append(rings.get(rings.size() - 1), new Point2D.Double(Decimals.round(xy[0]), Decimals.round(xy[1])));
            }
        }
        rings.forEach(Polygons::open);
        return rings;
    }

    private static void append(List<Point2D> ring, Point2D point) {
        if (ring.isEmpty() || !ring.get(ring.size() - 1).equals(point)) {
            ring.add(point);
        }
    }

    private static void open(List<Point2D> ring) {
        int last = ring.size() - 1;
        if (last > 0 && ring.get(last).equals(ring.get(0))) {
            ring.remove(last);
        }
    }

    private static double signedArea(List<Point2D> ring) {
        double twice = 0;
        Point2D before = ring.get(ring.size() - 1);
        for (Point2D point : ring) {
            twice += before.getX() * point.getY() - point.getX() * before.getY();
            before = point;
        }
        return twice / 2;
    }

    Path2D path() {
        Path2D path = new Path2D.Double();
        for (List<Point2D> ring : parts) {
            path.moveTo(ring.get(0).getX(), ring.get(0).getY());
            ring.subList(1, ring.size()).forEach(point -> path.lineTo(point.getX(), point.getY()));
            path.closePath();
        }
        return path;
    }

    @Override
    public Rectangle2D bounds() {
        return Decimals.rounded(path().getBounds2D());
    }

    @Override
    public double area() {
        return parts.stream()
                .mapToDouble(ring -> Math.abs(signedArea(ring)))
                .sum();
    }
}
