package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Polygon.Part;

class UnbridgedTest {

    /** Describes a polygon in a text that does not depend on where its rings start or in which direction they run. */
    private static String normal(Shape.Polygon polygon) {
        return polygon.parts().stream()
                .map(part -> Rings.clockwise(part.ring())
                        + part.holes().stream()
                                .map(Rings::counterClockwise)
                                .map(PointList::toString)
                                .sorted()
                                .collect(Collectors.joining()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static PointList square(double x, double y, double side) {
        return PointList.of(x, y, x + side, y, x + side, y + side, x, y + side);
    }

    /** Makes a board of squares with sides of 20. The bits of each square's number say which holes it has. */
    private static Shape.Polygon board(int parts, int holes, long seed) {
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int left = 30 * (i % 3);
            int top = 30 * (i / 3);
            List<PointList> own = new ArrayList<>();
            for (int hole = 0; hole < holes; hole++) {
                if ((seed >> 9 * i + hole & 1) == 1) {
                    double shift = (seed >> hole & 3) * 0.25;
                    own.add(square(left + 2 + 6 * (hole % 3) + shift, top + 2 + 6 * (hole / 3) + shift * shift, 4));
                }
            }
            all.add(new Part(square(left, top, 20), own));
        }
        return new Shape.Polygon(all);
    }

    @Property
    void bridgedPolygonsComeBack(
            @ForAll @IntRange(min = 1, max = 5) int parts, @ForAll @IntRange(max = 9) int holes, @ForAll long seed) {
        Shape.Polygon polygon = board(parts, holes, seed);

        Shape.Polygon back = Polygons.unbridged(Polygons.bridged(polygon));

        assertEquals(normal(polygon), normal(back));
    }

    @Property
    void whereTheRingStartsAndTurnsDoesNotMatter(@ForAll @IntRange(max = 60) int start, @ForAll long seed) {
        Shape.Polygon polygon = board(2, 4, seed);
        PointList ring = Polygons.bridged(polygon);
        double[] xy = new double[2 * ring.size()];
        for (int i = 0; i < ring.size(); i++) {
            xy[2 * i] = ring.x((i + start) % ring.size());
            xy[2 * i + 1] = ring.y((i + start) % ring.size());
        }

        assertEquals(normal(polygon), normal(Polygons.unbridged(new PointList(xy))));
        assertEquals(normal(polygon), normal(Polygons.unbridged(Rings.reversed(new PointList(xy)))));
    }

    /** Outlines of pixels touch themselves at corners, where bridges have no length. */
    @Property
    void coversTheSamePixels(@ForAll @IntRange(min = 20, max = 90) int percent, @ForAll long seed) {
        Shape.Polygon outline = Masks.outline(Pixels.random(9, 9, percent, seed).mask());
        Assume.that(!outline.parts().isEmpty());
        PointList ring = Polygons.bridged(outline);
        assertEquals(ring, Polygons.bridgedOutline(outline));

        Shape.Polygon back = Polygons.unbridged(ring);

        assertEquals(PixelCentres.fill(outline, new Frame(9, 9)), PixelCentres.fill(back, new Frame(9, 9)));
    }

    @Test
    void bridgeFromAHoleToAHole() {
        PointList ring = PointList.of(
                0, 0, 2, 2, 2, 4, 4, 4, 5, 5, 5, 7, 7, 7, 7, 5, 5, 5, 4, 4, 4, 2, 2, 2, 0, 0, 9, 0, 9, 9, 0, 9);

        assertEquals(
                new Shape.Polygon(List.of(new Part(
                        PointList.of(0, 0, 9, 0, 9, 9, 0, 9),
                        List.of(PointList.of(5, 5, 5, 7, 7, 7, 7, 5), PointList.of(2, 2, 2, 4, 4, 4, 4, 2))))),
                Polygons.unbridged(ring));
    }

    @Test
    void bridgeWithABend() {
        PointList ring = PointList.of(0, 0, 1, 2, 3, 3, 3, 5, 5, 5, 5, 3, 3, 3, 1, 2, 0, 0, 9, 0, 9, 9, 0, 9);

        assertEquals(
                new Shape.Polygon(List.of(
                        new Part(PointList.of(0, 0, 9, 0, 9, 9, 0, 9), List.of(PointList.of(3, 3, 3, 5, 5, 5, 5, 3))))),
                Polygons.unbridged(ring));
    }

    @Test
    void ringsThatWereNotBridgedStay() {
        assertStays(PointList.of());
        assertStays(PointList.of(1, 1));
        assertStays(PointList.of(1, 1, 2, 2));
        assertStays(square(0, 0, 5));
        assertStays(PointList.of(0, 0, 5, 0, 5, 5, 9, 9, 5, 5, 0, 5)); // a spike
        assertStays(PointList.of(0, 0, 4, 0, 4, 4, 0, 4, 0, 0, 4, 0, 4, 4, 0, 4)); // twice around
        assertStays(PointList.of(1, 1, 5, 5, 5, 1, 1, 5)); // crosses itself
        // The ring that runs in the direction of a hole lies outside the other one.
        assertStays(PointList.of(0, 0, 5, 0, 7, 1, 7, 3, 9, 3, 9, 1, 7, 1, 5, 0, 5, 5, 0, 5));
    }

    private static void assertStays(PointList ring) {
        assertEquals(new Shape.Polygon(List.of(new Part(ring, List.of()))), Polygons.unbridged(ring));
    }

    @Test
    void tooManyRingsAreLeftAlone() {
        // Bridges from the origin to triangles, of which every other one runs in the opposite direction.
        double[] fan = new double[10 * 40_000];
        for (int i = 0; i < fan.length; i += 10) {
            double side = i % 20 == 0 ? 0.5 : -0.5;
            double[] triangle = {0, 0, i, 1, i + side, 1, i, 2, i, 1};
            System.arraycopy(triangle, 0, fan, i, 10);
        }
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> assertStays(new PointList(fan)));
    }
}
