package org.labelport.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Finds the pixels that a polygon covers by the rule of {@link PixelCentres}, row by row from top to bottom. */
final class CentreRows {

    private final Crossings[] parts;

    private CentreRows(Crossings[] parts) {
        this.parts = parts;
    }

    static CentreRows of(Shape.Polygon polygon) {
        List<Shape.Polygon.Part> parts = polygon.parts();
        Crossings[] crossings = new Crossings[parts.size()];
        for (int i = 0; i < crossings.length; i++) {
            crossings[i] = Crossings.of(parts.get(i));
        }
        return new CentreRows(crossings);
    }

    /** Passes on the pixels that lie in a frame. Must be called only once. */
    void visit(Frame frame, PixelSink to) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Crossings part : parts) {
            top = Math.min(top, part.top);
            bottom = Math.max(bottom, part.bottom);
        }
        int end =
                Math.min(PixelCentres.firstCentre(Math.min(frame.height(), bottom)), (int) Math.floor(frame.height()));
        int width = (int) Math.floor(frame.width());
        Stretches row = new Stretches(to);
        for (int y = PixelCentres.firstCentre(Math.max(0, top)); y < end; y++) {
            for (Crossings part : parts) {
                part.addStretches(y + 0.5, width, row);
            }
            row.end(y);
        }
    }

    /** Collects the runs of pixels of one row. Those of different parts may overlap. */
    private static final class Stretches {

        private final PixelSink to;
        private long[] stretches = new long[16];
        private int size;

        private Stretches(PixelSink to) {
            this.to = to;
        }

        void add(int from, int end) {
            if (from < end) {
                if (size == stretches.length) {
                    stretches = Arrays.copyOf(stretches, 2 * size);
                }
                stretches[size++] = (long) from << Integer.SIZE | end;
            }
        }

        /** Passes on the union of the runs, and starts the next row. */
        void end(int y) {
            if (size == 0) {
                return;
            }
            if (size > 1) {
                Arrays.sort(stretches, 0, size);
            }
            int from = (int) (stretches[0] >> Integer.SIZE);
            int end = (int) stretches[0];
            for (int i = 1; i < size; i++) {
                int nextFrom = (int) (stretches[i] >> Integer.SIZE);
                int nextEnd = (int) stretches[i];
                if (nextFrom > end) {
                    to.add(from, y, end - from, 1);
                    from = nextFrom;
                    end = nextEnd;
                } else {
                    end = Math.max(end, nextEnd);
                }
            }
            to.add(from, y, end - from, 1);
            size = 0;
        }
    }

    /** Finds where rows cross the edges of a part. The rows must come from top to bottom. */
    private static final class Crossings {

        /** With more crossings than this in a row, sorting does not start from the order of the row before. */
        private static final int MANY = 32;

        /**
         * For each edge: x and y of its upper end, the distances in x and y from there to its lower end, and y of the
         * lower end.
         */
        private final double[][] edges;

        private final double top;
        private final double bottom;
        private int next;
        /**
         * The edges that the last row crosses, and the x of each crossing. Sorted from left to right unless there are
         * many.
         */
        private double[][] active = new double[4][];

        private double[] places = new double[4];
        private int size;

        private Crossings(double[][] edges, double bottom) {
            this.edges = edges;
            this.top = edges.length == 0 ? Double.POSITIVE_INFINITY : edges[0][1];
            this.bottom = bottom;
        }

        static Crossings of(Shape.Polygon.Part part) {
            int most = part.ring().size();
            for (PointList hole : part.holes()) {
                most += hole.size();
            }
            double[][] edges = new double[most][];
            int count = add(part.ring(), edges, 0);
            for (PointList hole : part.holes()) {
                count = add(hole, edges, count);
            }
            double bottom = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                bottom = Math.max(bottom, edges[i][4]);
            }
            double[][] sorted = count == most ? edges : Arrays.copyOf(edges, count);
            Arrays.sort(sorted, Comparator.comparingDouble(edge -> edge[1]));
            return new Crossings(sorted, bottom);
        }

        /** Adds the edges of a ring, without horizontal ones, which cross no row. Returns the new number of edges. */
        private static int add(PointList ring, double[][] edges, int before) {
            int count = before;
            for (int i = 0; i < ring.size(); i++) {
                int to = i + 1 == ring.size() ? 0 : i + 1;
                if (ring.y(i) < ring.y(to)) {
                    edges[count++] = edge(ring.x(i), ring.y(i), ring.x(to), ring.y(to));
                } else if (ring.y(to) < ring.y(i)) {
                    edges[count++] = edge(ring.x(to), ring.y(to), ring.x(i), ring.y(i));
                }
            }
            return count;
        }

        private static double[] edge(double x, double y, double lowerX, double lowerY) {
            return new double[] {x, y, lowerX - x, lowerY - y, lowerY};
        }

        void addStretches(double y, int width, Stretches to) {
            while (next < edges.length && edges[next][1] <= y) {
                if (size == active.length) {
                    active = Arrays.copyOf(active, 2 * size);
                    places = new double[2 * size];
                }
                active[size++] = edges[next++];
            }
            cross(y);
            for (int i = 0; i + 1 < size; i += 2) {
                to.add(
                        PixelCentres.clamped(PixelCentres.firstCentre(places[i]), width),
                        PixelCentres.clamped(PixelCentres.firstCentre(places[i + 1]), width));
            }
        }

        /**
         * Removes the edges that end above the row, and sorts the crossings of the others. A few are inserted in place,
         * as they are nearly sorted already.
         */
        private void cross(double y) {
            int kept = 0;
            boolean few = size <= MANY;
            for (int i = 0; i < size; i++) {
                double[] edge = active[i];
                if (edge[4] <= y) {
                    continue;
                }
                double place = edge[0] + (y - edge[1]) * edge[2] / edge[3];
                int at = kept++;
                for (; few && at > 0 && places[at - 1] > place; at--) {
                    places[at] = places[at - 1];
                    active[at] = active[at - 1];
                }
                places[at] = place;
                active[at] = edge;
            }
            size = kept;
            if (!few) {
                Arrays.sort(places, 0, size);
            }
        }
    }
}
