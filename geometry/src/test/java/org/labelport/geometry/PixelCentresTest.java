package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

class PixelCentresTest {

    private static final int SIDE = 24;
    private static final Frame FRAME = new Frame(SIDE, SIDE);

    /** Finds the pixels by testing each of them. */
    private interface Inside {
        boolean test(double x, double y);
    }

    private static Shape.Mask naive(Inside inside) {
        boolean[][] rows = new boolean[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                rows[y][x] = inside.test(x + 0.5, y + 0.5);
            }
        }
        return new Pixels(rows).mask();
    }

    /** Counts how many edges a ray to the left crosses. */
    private static boolean inside(Shape.Polygon.Part part, double x, double y) {
        int crossings = crossings(part.ring(), x, y);
        for (PointList hole : part.holes()) {
            crossings += crossings(hole, x, y);
        }
        return crossings % 2 == 1;
    }

    private static int crossings(PointList ring, double x, double y) {
        int crossings = 0;
        for (int i = 0; i < ring.size(); i++) {
            int j = (i + 1) % ring.size();
            if (ring.y(i) <= y != ring.y(j) <= y) {
                int upper = ring.y(i) < ring.y(j) ? i : j;
                int lower = upper == i ? j : i;
                double at = ring.x(upper)
                        + (y - ring.y(upper)) * (ring.x(lower) - ring.x(upper)) / (ring.y(lower) - ring.y(upper));
                crossings += at <= x ? 1 : 0;
            }
        }
        return crossings;
    }

    private static PointList ring(Random random, int size, boolean onGrid) {
        double[] xy = new double[2 * size];
        for (int i = 0; i < xy.length; i++) {
            double at = random.nextDouble() * 34 - 5;
            xy[i] = onGrid ? Math.rint(at * 2) / 2 : at;
        }
        return new PointList(xy);
    }

    @Property(tries = 300)
    void boxesCoverWhatTheirPolygonsCover(@ForAll long seed, @ForAll boolean onGrid) {
        PointList at = ring(new Random(seed), 2, onGrid);
        Shape.Box box = Shape.Box.of(at.x(0), at.y(0), Math.abs(at.x(1)), Math.abs(at.y(1)));

        assertEquals(
                PixelCentres.fill(Polygons.of(box), FRAME), PixelCentres.fill(box, FRAME), () -> box + " in " + FRAME);
    }

    @Test
    void turnedBoxesAndClosedLinesCoverWhatTheirPolygonsCover() {
        Shape.Box diamond = new Shape.Box(2, 3, 8, 5, Math.PI / 3);
        Shape.Polygon corners = Polygons.of(diamond);
        PointList ring = corners.parts().get(0).ring();
        Optional<Shape.Mask> expected = PixelCentres.fill(corners, FRAME);

        assertEquals(expected, PixelCentres.fill(diamond, FRAME));
        assertEquals(expected, PixelCentres.fill(new Shape.Path(ring, true, false), FRAME));
        assertEquals(naive((x, y) -> inside(corners.parts().get(0), x, y)), expected.orElseThrow());
    }

    @Property(tries = 300)
    void polygonsCoverThePixelsWhoseCentresAreInside(@ForAll long seed, @ForAll boolean onGrid) {
        Random random = new Random(seed);
        List<Shape.Polygon.Part> parts = List.of(
                new Shape.Polygon.Part(ring(random, 3 + random.nextInt(6), onGrid), List.of(ring(random, 4, onGrid))),
                new Shape.Polygon.Part(ring(random, 3, onGrid), List.of()));

        Shape.Mask expected = naive((x, y) -> parts.stream().anyMatch(part -> inside(part, x, y)));

        assertEquals(
                expected, PixelCentres.fill(new Shape.Polygon(parts), FRAME).orElseThrow());
    }

    @Property(tries = 200)
    void polygonsOfAnyNumberOfEdgesCoverThePixelsWhoseCentresAreInside(@ForAll long seed, @ForAll boolean onGrid) {
        Random random = new Random(seed);
        Shape.Polygon.Part part = new Shape.Polygon.Part(ring(random, 3 + random.nextInt(150), onGrid), List.of());

        assertEquals(
                naive((x, y) -> inside(part, x, y)),
                PixelCentres.fill(new Shape.Polygon(List.of(part)), FRAME).orElseThrow());
    }

    @Property(tries = 200)
    void ellipsesAreExact(@ForAll long seed) {
        Random random = new Random(seed);
        Shape.Ellipse ellipse = new Shape.Ellipse(
                random.nextDouble() * SIDE,
                random.nextDouble() * SIDE,
                0.2 + random.nextDouble() * 9,
                0.2 + random.nextDouble() * 9,
                random.nextDouble() * 3);
        double cos = Math.cos(ellipse.angle());
        double sin = Math.sin(ellipse.angle());

        Shape.Mask expected = naive((x, y) -> {
            double dx = x - ellipse.centerX();
            double dy = y - ellipse.centerY();
            double u = (dx * cos + dy * sin) / ellipse.radiusX();
            double v = (dy * cos - dx * sin) / ellipse.radiusY();
            return u * u + v * v < 1;
        });

        assertEquals(expected, PixelCentres.fill(ellipse, FRAME).orElseThrow());
    }

    @Test
    void boxesThatShareABorderShareNoPixel() {
        Shape.Mask left = PixelCentres.fill(Shape.Box.of(0, 0, 2.5, 2), FRAME).orElseThrow();
        Shape.Mask right =
                PixelCentres.fill(Shape.Box.of(2.5, 0, 2.5, 2), FRAME).orElseThrow();

        assertEquals(new Shape.Mask(0, 0, 2, 2, new int[] {0, 4}), left);
        assertEquals(new Shape.Mask(2, 0, 3, 2, new int[] {0, 6}), right);
    }

    @Test
    void whatHitsNoCentreIsEmpty() {
        assertEquals(
                0,
                PixelCentres.fill(Shape.Box.of(1.6, 1.6, 0.8, 0.8), FRAME)
                        .orElseThrow()
                        .width());
        assertEquals(
                0,
                PixelCentres.fill(Shape.Box.of(-9, -9, 5, 5), FRAME)
                        .orElseThrow()
                        .width());
        assertEquals(
                0,
                PixelCentres.fill(new Shape.Ellipse(5, 5, 0, 3, 0), FRAME)
                        .orElseThrow()
                        .width());
    }

    @Test
    void linesCoverNothing() {
        assertTrue(PixelCentres.fill(new Shape.Path(PointList.of(0, 0, 5, 5, 9, 0), false, false), FRAME)
                .isEmpty());
        assertTrue(PixelCentres.fill(new Shape.Whole(), FRAME).isEmpty());
    }

    @Test
    void hugeNumbersAreCut() {
        Shape.Mask all = PixelCentres.fill(
                        Shape.Polygon.of(-1e300, -1e300, 1e300, -1e300, 1e300, 1e300, -1e300, 1e300), FRAME)
                .orElseThrow();
        assertEquals(new Shape.Mask(0, 0, SIDE, SIDE, new int[] {0, SIDE * SIDE}), all);
    }
}
