package org.labelport.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Decides which pixels a shape covers by their centres: a pixel is covered when the point in its middle is inside. A point is
 * inside a part of a polygon when it is inside an odd number of its rings, and inside a polygon when it is in one part or more.
 * Of a centre that lies exactly on a border, the pixels to the right of a left border and below a top border are covered, so
 * that shapes that share a border share no pixel.
 *
 * <p>This is the rule of the formats that keep pictures of labels. COCO's programs have one of their own, see
 * {@link Masks#fill}.
 */
public final class PixelCentres {

    private PixelCentres() {}

    /**
     * The pixels that a shape covers in a frame; a mask keeps its own.
     *
     * @return the mask of width 0 when the shape covers no centre in the frame; empty for shapes that cover no area, such as
     *     open lines, and those that are not on a picture
     */
    public static Optional<Shape.Mask> fill(Shape shape, Frame frame) {
        return switch (shape.kind()) {
            case BOX -> Optional.of(box((Shape.Box) shape, frame));
            case ROTATED_BOX -> Optional.of(polygon(Polygons.of((Shape.Box) shape), frame));
            case POLYGON -> Optional.of(polygon((Shape.Polygon) shape, frame));
            case ELLIPSE -> Optional.of(ellipse((Shape.Ellipse) shape, frame));
            case POLYLINE -> Polygons.of((Shape.Path) shape).map(area -> polygon(area, frame));
            case MASK ->
                Optional.of(Masks.clip((Shape.Mask) shape, frame)
                        .orElseGet(() -> Masks.ofRows(new ScanLines.Builder(0, 0).build())));
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> Optional.empty();
        };
    }

    private static Shape.Mask box(Shape.Box box, Frame frame) {
        int width = (int) Math.floor(frame.width());
        int height = (int) Math.floor(frame.height());
        return Masks.rectangle(
                clamped(firstCentre(box.x()), width),
                clamped(firstCentre(box.y()), height),
                clamped(firstCentre(box.right()), width),
                clamped(firstCentre(box.bottom()), height));
    }

    private static Shape.Mask polygon(Shape.Polygon polygon, Frame frame) {
        List<Crossings> parts = new ArrayList<>();
        for (Shape.Polygon.Part part : polygon.parts()) {
            parts.add(Crossings.of(part));
        }
        double top = parts.stream().mapToDouble(Crossings::top).min().orElse(0);
        double bottom = parts.stream().mapToDouble(Crossings::bottom).max().orElse(0);
        int first = firstCentre(Math.max(0, top));
        int end = firstCentre(Math.min(frame.height(), bottom));
        int width = (int) Math.floor(frame.width());
        end = Math.min(end, (int) Math.floor(frame.height()));
        if (first >= end) {
            return Masks.ofRows(new ScanLines.Builder(0, 0).build());
        }
        ScanLines.Builder rows = new ScanLines.Builder(first, (long) end - first);
        Stretches row = new Stretches();
        for (int y = first; y < end; y++) {
            row.clear();
            for (Crossings part : parts) {
                part.addStretches(y + 0.5, width, row);
            }
            row.addTo(rows, y);
        }
        return Masks.ofRows(rows.build());
    }

    /** The exact curve, not lines along it. */
    private static Shape.Mask ellipse(Shape.Ellipse ellipse, Frame frame) {
        Optional<Shape.Box> bounds = Boxes.bounds(ellipse);
        if (bounds.isEmpty() || ellipse.radiusX() == 0 || ellipse.radiusY() == 0) {
            return Masks.ofRows(new ScanLines.Builder(0, 0).build());
        }
        int width = (int) Math.floor(frame.width());
        int first = firstCentre(Math.max(0, bounds.get().y()));
        int end = Math.min(
                (int) Math.floor(frame.height()),
                firstCentre(Math.min(frame.height(), bounds.get().bottom())));
        if (first >= end) {
            return Masks.ofRows(new ScanLines.Builder(0, 0).build());
        }
        Rotation turn = Rotation.about(0, 0, ellipse.angle());
        double a = ellipse.radiusX();
        double b = ellipse.radiusY();
        ScanLines.Builder rows = new ScanLines.Builder(first, (long) end - first);
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
                double from = ellipse.centerX() + (-half - Math.sqrt(root)) / square;
                double to = ellipse.centerX() + (-half + Math.sqrt(root)) / square;
                rows.add(y, clamped(firstCentre(from), width), clamped(firstCentre(to), width));
            }
        }
        return Masks.ofRows(rows.build());
    }

    /** The first pixel whose centre is at or beyond a place. */
    private static int firstCentre(double place) {
        return (int) Math.ceil(Math.max(-1, Math.min(ScanLines.MAX_LINES + 1.0, place)) - 0.5);
    }

    private static int clamped(int pixel, int width) {
        return Math.max(0, Math.min(width, pixel));
    }

    /** Stretches of pixels of one row, united. */
    private static final class Stretches {

        private long[] stretches = new long[16];
        private int size;

        void clear() {
            size = 0;
        }

        void add(int from, int to) {
            if (from < to) {
                if (size == stretches.length) {
                    stretches = Arrays.copyOf(stretches, 2 * size);
                }
                stretches[size++] = (long) from << 32 | to;
            }
        }

        void addTo(ScanLines.Builder rows, int row) {
            Arrays.sort(stretches, 0, size);
            int from = -1;
            int to = -1;
            for (int i = 0; i < size; i++) {
                int nextFrom = (int) (stretches[i] >> 32);
                int nextTo = (int) stretches[i];
                if (nextFrom > to) {
                    rows.add(row, from, to);
                    from = nextFrom;
                    to = nextTo;
                } else {
                    to = Math.max(to, nextTo);
                }
            }
            rows.add(row, from, to);
        }
    }

    /** The edges of a part, from top to bottom; rows are asked for in growing order. */
    private static final class Crossings {

        private final List<double[]> edges;
        private final double bottom;
        private final List<double[]> active = new ArrayList<>();
        private int next;
        private double[] places = new double[16];

        private Crossings(List<double[]> edges, double bottom) {
            this.edges = edges;
            this.bottom = bottom;
        }

        static Crossings of(Shape.Polygon.Part part) {
            List<double[]> edges = new ArrayList<>();
            add(part.ring(), edges);
            part.holes().forEach(hole -> add(hole, edges));
            edges.sort(Comparator.comparingDouble(edge -> edge[1]));
            return new Crossings(
                    edges, edges.stream().mapToDouble(edge -> edge[3]).max().orElse(0));
        }

        /** Adds edges as x and y of the upper end, x and y of the lower one; level ones cross no row. */
        private static void add(PointList ring, List<double[]> edges) {
            for (int i = 0; i < ring.size(); i++) {
                int to = i + 1 == ring.size() ? 0 : i + 1;
                if (ring.y(i) < ring.y(to)) {
                    edges.add(new double[] {ring.x(i), ring.y(i), ring.x(to), ring.y(to)});
                } else if (ring.y(to) < ring.y(i)) {
                    edges.add(new double[] {ring.x(to), ring.y(to), ring.x(i), ring.y(i)});
                }
            }
        }

        double top() {
            return edges.isEmpty() ? 0 : edges.get(0)[1];
        }

        double bottom() {
            return bottom;
        }

        void addStretches(double y, int width, Stretches to) {
            while (next < edges.size() && edges.get(next)[1] <= y) {
                active.add(edges.get(next++));
            }
            active.removeIf(edge -> edge[3] <= y);
            if (active.size() > places.length) {
                places = new double[2 * active.size()];
            }
            int size = 0;
            for (double[] edge : active) {
                places[size++] = edge[0] + (y - edge[1]) * (edge[2] - edge[0]) / (edge[3] - edge[1]);
            }
            Arrays.sort(places, 0, size);
            for (int i = 0; i + 1 < size; i += 2) {
                to.add(clamped(firstCentre(places[i]), width), clamped(firstCentre(places[i + 1]), width));
            }
        }
    }
}
