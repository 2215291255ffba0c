package org.labelport.benchmarks;

import java.util.SplittableRandom;
import org.labelport.output.ByteText;

/**
 * Draws the outline of one annotation after the other, as JSON, and knows the area and the box of the last one. Not
 * thread-safe.
 */
final class CocoOutlines {

    /** Makes a million annotations with their images about 494 MB. */
    private static final double MEAN_EXTRA_POINTS = 18.9;

    private static final int MIN_POINTS = 4;
    private static final int MAX_POINTS = 400;
    /** Unit vectors of a turn, so that no angle is computed twice. */
    private static final int DIRECTIONS = 1 << 12;

    private final double[] cosines = new double[DIRECTIONS];
    private final double[] sines = new double[DIRECTIONS];

    private double area;
    private double left;
    private double top;
    private double right;
    private double bottom;

    CocoOutlines() {
        for (int i = 0; i < DIRECTIONS; i++) {
            // StrictMath: the same on every machine.
            cosines[i] = StrictMath.cos(2 * Math.PI * i / DIRECTIONS);
            sines[i] = StrictMath.sin(2 * Math.PI * i / DIRECTIONS);
        }
    }

    double area() {
        return area;
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    /** Appends a JSON array of polygons; most have one part. */
    void polygons(CocoPictures.Picture picture, SplittableRandom random, ByteText out) {
        startBox();
        int parts = Math.max(1, random.nextInt(40) - 36);
        out.ascii('[');
        for (int i = 0; i < parts; i++) {
            if (i > 0) {
                out.ascii(',');
            }
            part(picture, random, out);
        }
        out.ascii(']');
    }

    /** Appends a JSON array without polygons. */
    void box(CocoPictures.Picture picture, SplittableRandom random, ByteText out) {
        startBox();
        double width = side(picture.width(), random);
        double height = side(picture.height(), random);
        double x = hundredths(random.nextDouble() * (picture.width() - width));
        double y = hundredths(random.nextDouble() * (picture.height() - height));
        include(x, y);
        include(x + width, y + height);
        area = width * height;
        out.text("[]");
    }

    /** Appends the run lengths of a diamond, column by column, as COCO writes crowds. */
    void runs(CocoPictures.Picture picture, SplittableRandom random, ByteText out) {
        startBox();
        int columns = 2 + random.nextInt(70);
        int height = 2 + random.nextInt(picture.height() / 2);
        int x = random.nextInt(picture.width() - columns);
        int y = random.nextInt(picture.height() - height);
        out.text("{\"counts\":[");
        long written = 0;
        for (int column = 0; column < columns; column++) {
            int cut = Math.abs(columns - 1 - 2 * column) * (height - 1) / (2 * columns);
            long start = (long) (x + column) * picture.height() + y + cut;
            int length = height - 2 * cut;
            out.integer(start - written).ascii(',').integer(length).ascii(',');
            written = start + length;
            area += length;
            include(x + column, y + cut);
            include(x + column + 1, y + cut + length);
        }
        out.integer((long) picture.width() * picture.height() - written);
        out.text("],\"size\":[")
                .integer(picture.height())
                .ascii(',')
                .integer(picture.width())
                .text("]}");
    }

    /** A ring around a centre, with a radius that varies. */
    private void part(CocoPictures.Picture picture, SplittableRandom random, ByteText out) {
        double radiusX = side(picture.width(), random) / 2;
        double radiusY = side(picture.height(), random) / 2;
        double centerX = radiusX + random.nextDouble() * (picture.width() - 2 * radiusX);
        double centerY = radiusY + random.nextDouble() * (picture.height() - 2 * radiusY);
        double exponential = -StrictMath.log(1 - random.nextDouble());
        int points = Math.min(MAX_POINTS, MIN_POINTS + (int) (MEAN_EXTRA_POINTS * exponential));
        double firstX = 0;
        double firstY = 0;
        double lastX = 0;
        double lastY = 0;
        double doubled = 0;
        out.ascii('[');
        for (int i = 0; i < points; i++) {
            int direction = (int) ((long) i * DIRECTIONS / points);
            double reach = 0.6 + 0.4 * random.nextDouble();
            double x = hundredths(centerX + radiusX * reach * cosines[direction]);
            double y = hundredths(centerY + radiusY * reach * sines[direction]);
            if (i == 0) {
                firstX = x;
                firstY = y;
            } else {
                doubled += lastX * y - x * lastY;
                out.ascii(',');
            }
            out.shortest(x, 2).ascii(',').shortest(y, 2);
            include(x, y);
            lastX = x;
            lastY = y;
        }
        out.ascii(']');
        area += Math.abs(doubled + lastX * firstY - firstX * lastY) / 2;
    }

    /** The side of a box: most are small. */
    private static double side(int frame, SplittableRandom random) {
        double uniform = random.nextDouble();
        return hundredths(frame * (0.02 + 0.7 * uniform * uniform * uniform));
    }

    private static double hundredths(double number) {
        return Math.round(number * 100) / 100.0;
    }

    private void startBox() {
        area = 0;
        left = Double.POSITIVE_INFINITY;
        top = Double.POSITIVE_INFINITY;
        right = Double.NEGATIVE_INFINITY;
        bottom = Double.NEGATIVE_INFINITY;
    }

    private void include(double x, double y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }
}
