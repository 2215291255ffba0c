package org.labelport.coco.verify;

import java.util.Arrays;

/**
 * Whether pycocotools finds any pixel in a polygon. It draws the outline at five times the size, and counts where the
 * outline passes the middle of a pixel's column; so a polygon of one or two square pixels, or a narrow one, may have none.
 */
final class RingPixels {

    /** Longer outlines are taken for polygons with pixels, because following them would take too long. */
    private static final double LONGEST = 20_000;

    private static final int SCALE = 5;

    private final int width;
    private final int height;
    private long[] crossings = new long[16];
    private int count;
    private int lastX;
    private int lastY;
    private boolean started;

    private RingPixels(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Whether a polygon is so small or narrow that it may have no pixel, and short enough to find out. */
    static boolean isThin(Numbers ring) {
        double twice = 0;
        double length = 0;
        for (int i = 0; i < ring.size(); i += 2) {
            int next = (i + 2) % ring.size();
            twice += ring.at(i) * ring.at(next + 1) - ring.at(next) * ring.at(i + 1);
            length += Math.abs(ring.at(next) - ring.at(i)) + Math.abs(ring.at(next + 1) - ring.at(i + 1));
        }
        // Half of the outline is about the polygon's length, so that its width is about two pixels at most.
        return length <= LONGEST && Math.abs(twice) / 2 <= length + SCALE;
    }

    /**
     * Whether a polygon has no pixel.
     *
     * @param ring x and y of its points, one after the other, hardly outside of the image
     */
    static boolean none(double[] ring, int width, int height) {
        RingPixels pixels = new RingPixels(width, height);
        for (int i = 0; i < ring.length; i += 2) {
            int next = (i + 2) % ring.length;
            pixels.edge(scaled(ring[i]), scaled(ring[i + 1]), scaled(ring[next]), scaled(ring[next + 1]));
        }
        return pixels.area() == 0;
    }

    private static int scaled(double coordinate) {
        return (int) (SCALE * coordinate + 0.5);
    }

    /** Follows an edge, always from its left or upper end, so that neighbours draw it in the same way. */
    private void edge(int fromX, int fromY, int toX, int toY) {
        int across = Math.abs(toX - fromX);
        int down = Math.abs(toY - fromY);
        boolean flat = across >= down;
        boolean backwards = flat ? fromX > toX : fromY > toY;
        int startX = backwards ? toX : fromX;
        int startY = backwards ? toY : fromY;
        int endX = backwards ? fromX : toX;
        int endY = backwards ? fromY : toY;
        int steps = Math.max(across, down);
        double slope = steps == 0 ? 0 : flat ? (double) (endY - startY) / across : (double) (endX - startX) / down;
        for (int i = 0; i <= steps; i++) {
            int step = backwards ? steps - i : i;
            int other = (int) ((flat ? startY : startX) + slope * step + 0.5);
            point(flat ? startX + step : other, flat ? other : startY + step);
        }
    }

    private void point(int x, int y) {
        if (started && x != lastX) {
            double column = (Math.min(x, lastX) + 0.5) / SCALE - 0.5;
            if (column == Math.floor(column) && column >= 0 && column <= width - 1) {
                double row = (Math.min(y, lastY) + 0.5) / SCALE - 0.5;
                add((long) column * height + (long) Math.ceil(Math.max(0, Math.min(height, row))));
            }
        }
        started = true;
        lastX = x;
        lastY = y;
    }

    private void add(long crossing) {
        if (count == crossings.length) {
            crossings = Arrays.copyOf(crossings, count * 2);
        }
        crossings[count++] = crossing;
    }

    /** The pixels between the first and the second crossing, the third and the fourth, and so on. */
    private long area() {
        add((long) width * height);
        Arrays.sort(crossings, 0, count);
        long area = 0;
        for (int i = 1; i < count; i += 2) {
            area += crossings[i] - crossings[i - 1];
        }
        return area;
    }
}
