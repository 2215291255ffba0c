package org.labelport.geometry;

import org.labelport.model.PointList;

/** Computes the area, direction and starting point of closed rings of points, whose first point is not repeated. */
final class Rings {

    private Rings() {}

    /** Returns the area by the shoelace formula, positive for a ring that runs clockwise on the screen. */
    static double signedArea(PointList ring) {
        if (ring.size() < 3) {
            return 0;
        }
        // Relative to the first point, because far from the origin the products would lose significant digits.
        double[] xy = ring.xy();
        double twice = 0;
        double x = xy[2] - xy[0];
        double y = xy[3] - xy[1];
        for (int i = 4; i < xy.length; i += 2) {
            double nextX = xy[i] - xy[0];
            double nextY = xy[i + 1] - xy[1];
            twice += x * nextY - nextX * y;
            x = nextX;
            y = nextY;
        }
        return twice / 2;
    }

    static boolean inside(PointList ring, Frame frame) {
        double[] xy = ring.xy();
        for (int i = 0; i < xy.length; i += 2) {
            if (!frame.holds(xy[i], xy[i + 1])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the ring clockwise on the screen, starting at its topmost point, the leftmost one of several. */
    static PointList clockwise(PointList ring) {
        return startingAtTop(signedArea(ring) < 0 ? reversed(ring) : ring);
    }

    /** Returns the ring counter-clockwise on the screen, starting at its topmost point, the leftmost one of several. */
    static PointList counterClockwise(PointList ring) {
        return startingAtTop(signedArea(ring) > 0 ? reversed(ring) : ring);
    }

    static PointList reversed(PointList ring) {
        double[] xy = new double[2 * ring.size()];
        for (int i = 0; i < ring.size(); i++) {
            xy[2 * i] = ring.x(ring.size() - 1 - i);
            xy[2 * i + 1] = ring.y(ring.size() - 1 - i);
        }
        return new PointList(xy);
    }

    /** Orders rings by their first point, from top to bottom, then from left to right. */
    static int compareStart(PointList a, PointList b) {
        int byY = Double.compare(a.y(0), b.y(0));
        return byY != 0 ? byY : Double.compare(a.x(0), b.x(0));
    }

    private static PointList startingAtTop(PointList ring) {
        int top = 0;
        for (int i = 1; i < ring.size(); i++) {
            if (ring.y(i) < ring.y(top) || ring.y(i) == ring.y(top) && ring.x(i) < ring.x(top)) {
                top = i;
            }
        }
        if (top == 0) {
            return ring;
        }
        double[] xy = new double[2 * ring.size()];
        int tail = 2 * (ring.size() - top);
        System.arraycopy(ring.xy(), 2 * top, xy, 0, tail);
        System.arraycopy(ring.xy(), 0, xy, tail, 2 * top);
        return new PointList(xy);
    }
}
