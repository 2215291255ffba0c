package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Polygon.Part;

class OutlineTest {

    @Test
    void onlyCornersAreListedClockwiseFromTheTop() {
        Shape.Polygon outline = outline(
                "......", //
                ".###..", ".##...");

        assertEquals(Shape.Polygon.of(1, 1, 4, 1, 4, 2, 3, 2, 3, 3, 1, 3), outline);
    }

    @Test
    void pixelsThatTouchByACornerAreTwoParts() {
        Shape.Polygon outline = outline(
                "#.", //
                ".#");

        assertEquals(
                new Shape.Polygon(List.of(
                        new Part(PointList.of(0, 0, 1, 0, 1, 1, 0, 1), List.of()),
                        new Part(PointList.of(1, 1, 2, 1, 2, 2, 1, 2), List.of()))),
                outline);
    }

    @Test
    void maskOfNoiseHasTooManyCorners() {
        Shape.Mask noise = noise(3000);

        TooComplexException refused = assertThrows(TooComplexException.class, () -> Masks.outline(noise));

        assertTrue(refused.getMessage().contains("5000000"), refused.getMessage());
    }

    @Test
    void cornersAreCountedNotChanges() {
        // A comb of vertical stripes: as many changes as pixels, and four corners for each stripe.
        int side = 2400;
        int[] runs = new int[side * side];
        Arrays.fill(runs, 1);

        Shape.Polygon outline = Masks.outline(new Shape.Mask(0, 0, side, side, runs));

        assertEquals(side / 2, outline.parts().size());
    }

    @Test
    void manyRingsAreBridgedInTime() {
        Shape.Polygon outline = Masks.outline(noise(1000));

        PointList ring = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Polygons.bridged(outline));

        assertEquals(Polygons.area(outline), Polygons.area(Shape.Polygon.of(ring.xy())), 1e-6);
    }

    private static Shape.Mask noise(int side) {
        Random random = new Random(1);
        boolean[][] rows = new boolean[side][side];
        for (int i = 0; i < side * side; i++) {
            rows[i / side][i % side] = random.nextBoolean();
        }
        return new Pixels(rows).mask();
    }

    @Test
    void holeBelongsToThePartAroundIt() {
        Shape.Polygon outline = outline(
                "#####", //
                "#...#", "#.#.#", "#...#", "#####");

        assertEquals(
                new Shape.Polygon(List.of(
                        new Part(PointList.of(0, 0, 5, 0, 5, 5, 0, 5), List.of(PointList.of(1, 1, 1, 4, 4, 4, 4, 1))),
                        new Part(PointList.of(2, 2, 3, 2, 3, 3, 2, 3), List.of()))),
                outline);
    }

    @Test
    void pocketBehindAPinchIsAHoleThatTouchesTheRing() {
        Shape.Polygon outline = outline(
                ".###", //
                "##.#", "#.##", "###.");

        assertEquals(1, outline.parts().size());
        assertEquals(
                List.of(PointList.of(2, 1, 2, 2, 3, 2, 3, 1), PointList.of(1, 2, 1, 3, 2, 3, 2, 2)),
                outline.parts().get(0).holes());
    }

    @Property
    void centresInsideTheOutlineAreThePixels(
            @ForAll @IntRange(min = 1, max = 14) int width,
            @ForAll @IntRange(min = 1, max = 14) int height,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll long seed) {
        Pixels pixels = Pixels.random(width, height, percent, seed);
        Shape.Mask mask = pixels.mask();

        Shape.Polygon outline = Masks.outline(mask);

        assertEquals(pixels, Pixels.withCentreIn(outline, width, height));
        assertEquals(mask, Masks.fill(outline, width, height));
        assertEquals(mask.area(), Polygons.area(outline));
    }

    @Property
    void partsAreValidPolygons(
            @ForAll @IntRange(min = 1, max = 14) int side,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll long seed) {
        Shape.Polygon outline =
                Masks.outline(Pixels.random(side, side, percent, seed).mask());

        for (Part part : outline.parts()) {
            assertTrue(JtsShapes.plain(part).isValid(), part.toString());
            assertTrue(Rings.signedArea(part.ring()) > 0);
            assertCornersDiffer(part.ring());
            for (PointList hole : part.holes()) {
                assertTrue(Rings.signedArea(hole) < 0);
                assertCornersDiffer(hole);
            }
        }
    }

    @Property
    void maskMayLieAnywhere(
            @ForAll @IntRange(min = -1000, max = 1000) int x, @ForAll @IntRange(min = -1000, max = 1000) int y) {
        Shape.Mask mask = new Shape.Mask(x, y, 3, 2, new int[] {0, 1, 1, 3, 0, 1});

        assertEquals(
                Shape.Polygon.of(x, y, x + 1, y, x + 1, y + 1, x + 2, y + 1, x + 2, y, x + 3, y, x + 3, y + 2, x, y + 2)
                        .parts(),
                Masks.outline(mask).parts());
    }

    @Property
    void outlineOfBlocksIsThatOfTheirPixels(
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int groups,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll long seed) {
        Random random = new Random(seed);
        Pixels few = Pixels.random(width, groups, percent, seed);
        boolean[][] rows = new boolean[4 * groups][width];
        PixelBlocks blocks = new PixelBlocks();
        int y = 0;
        for (boolean[] row : few.rows()) {
            int height = 1 + random.nextInt(3);
            for (int x = 0; x < width; x++) {
                int from = x;
                while (x < width && row[x]) {
                    x++;
                }
                if (x > from) {
                    blocks.add(from, y, x - from, height);
                }
            }
            for (int end = y + height; y < end; y++) {
                rows[y] = row;
            }
        }

        assertEquals(Masks.outline(new Pixels(rows).mask()), blocks.outline());
    }

    private static void assertCornersDiffer(PointList ring) {
        Set<List<Double>> corners = new HashSet<>();
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            int afterNext = (i + 2) % ring.size();
            assertTrue(corners.add(List.of(ring.x(i), ring.y(i))), "twice in " + ring);
            boolean horizontal = ring.y(i) == ring.y(next);
            boolean nextHorizontal = ring.y(next) == ring.y(afterNext);
            assertTrue(horizontal != nextHorizontal, "no corner in " + ring);
        }
    }

    private static Shape.Polygon outline(String... lines) {
        return Masks.outline(Pixels.drawn(lines).mask());
    }
}
