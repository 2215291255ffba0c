package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Polygon.Part;

class PolygonsTest {

    private static final Frame FRAME = new Frame(10, 8);

    @Test
    void polygonInsideIsReturnedAsItIs() {
        Shape.Polygon inside = Shape.Polygon.of(0, 0, 10, 0, 10, 8, 0, 8);
        Shape.Polygon bowTie = Shape.Polygon.of(1, 1, 5, 5, 5, 1, 1, 5);

        assertSame(inside, Polygons.clip(inside, FRAME).orElseThrow());
        assertSame(bowTie, Polygons.clip(bowTie, FRAME).orElseThrow());
        assertTrue(Polygons.inside(inside, FRAME));
    }

    @Test
    void polygonAcrossTheBorderIsCutNotClamped() {
        Shape.Polygon triangle = Shape.Polygon.of(5, 0, 15, 0, 5, 10);

        Shape.Polygon clipped = Polygons.clip(triangle, FRAME).orElseThrow();

        assertFalse(Polygons.inside(triangle, FRAME));
        assertEquals(Shape.Polygon.of(5, 0, 10, 0, 10, 5, 7, 8, 5, 8), clipped);
    }

    @Test
    void holeBeyondTheBorderIsCutThoughItsRingIsInside() {
        Part holeOverTheEdge =
                new Part(PointList.of(0, 0, 10, 0, 10, 8, 0, 8), List.of(PointList.of(8, 2, 12, 2, 12, 4, 8, 4)));

        Shape.Polygon clipped = Polygons.clip(new Shape.Polygon(List.of(holeOverTheEdge)), FRAME)
                .orElseThrow();

        assertTrue(Polygons.inside(clipped, FRAME));
        assertEquals(80 - 4, Polygons.area(clipped), 1e-9);
    }

    @Test
    void scribbleAcrossTheBorderIsCutInTime() {
        Frame frame = new Frame(100, 100);
        Shape.Polygon scribble = scribble(3000, -10, 110);

        Shape.Polygon clipped = assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> Polygons.clip(scribble, frame).orElseThrow());

        assertTrue(Polygons.inside(clipped, frame));
        assertEquals(
                Masks.fill(scribble, 100, 100).area(),
                Masks.fill(clipped, 100, 100).area(),
                500);
    }

    @Test
    void scribbleWhoseHalvesCancelHasAnArea() {
        double[] half = scribble(1500, 0, 100).parts().get(0).ring().xy();
        half[0] = 0;
        half[half.length - 2] = 0;
        double[] xy = Arrays.copyOf(half, 2 * half.length);
        for (int i = 0; i < half.length; i += 2) {
            // The same shape mirrored, so that its area has the opposite sign.
            xy[half.length + i] = -half[i];
            xy[half.length + i + 1] = half[i + 1];
        }

        double area = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Polygons.area(Shape.Polygon.of(xy)));

        assertTrue(area > 1000, "area " + area);
    }

    @Test
    void combWhoseTeethCoverEachOtherIsCutInTime() {
        int teeth = 40_000;
        double[] xy = new double[8 * teeth];
        for (int i = 0; i < teeth; i++) {
            double at = i * 10.0 / teeth;
            double[] tooth = {at, at, 100 + at, 90 + at, 100 + at + 2.0 / teeth, 90 + at, at + 4.0 / teeth, at};
            System.arraycopy(tooth, 0, xy, 8 * i, 8);
        }

        Shape.Polygon clipped = assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> Polygons.clip(Shape.Polygon.of(xy), new Frame(100, 100)).orElseThrow());

        assertTrue(Polygons.inside(clipped, new Frame(100, 100)));
    }

    private static Shape.Polygon scribble(int points, double from, double to) {
        return Shape.Polygon.of(new Random(1).doubles(2L * points, from, to).toArray());
    }

    @Test
    void cutCanMakeSeveralParts() {
        // A U whose bottom lies below the frame.
        Shape.Polygon u = Shape.Polygon.of(1, 1, 3, 1, 3, 9, 5, 9, 5, 1, 7, 1, 7, 11, 1, 11);

        assertEquals(
                new Shape.Polygon(List.of(
                        new Part(PointList.of(1, 1, 3, 1, 3, 8, 1, 8), List.of()),
                        new Part(PointList.of(5, 1, 7, 1, 7, 8, 5, 8), List.of()))),
                Polygons.clip(u, FRAME).orElseThrow());
    }

    @Test
    void holesAreCutToo() {
        Shape.Polygon polygon = new Shape.Polygon(List.of(new Part(
                PointList.of(-5, -5, 5, -5, 5, 5, -5, 5),
                List.of(PointList.of(-1, -1, 1, -1, 1, 1, -1, 1), PointList.of(2, 2, 3, 2, 3, 3, 2, 3)))));

        Shape.Polygon clipped = Polygons.clip(polygon, FRAME).orElseThrow();

        assertEquals(
                new Shape.Polygon(List.of(new Part(
                        PointList.of(1, 0, 5, 0, 5, 5, 0, 5, 0, 1, 1, 1),
                        List.of(PointList.of(2, 2, 2, 3, 3, 3, 3, 2))))),
                clipped);
    }

    @Test
    void nothingIsLeftOfWhatIsOutsideOrHasNoArea() {
        assertEquals(Optional.empty(), Polygons.clip(Shape.Polygon.of(11, 1, 12, 1, 12, 2), FRAME));
        assertEquals(Optional.empty(), Polygons.clip(Shape.Polygon.of(10, 0, 12, 0, 12, 8, 10, 8), FRAME));
        assertEquals(Optional.empty(), Polygons.clip(Shape.Polygon.of(1, 1, 5, 5, 1, 1), FRAME));
        assertEquals(Optional.empty(), Polygons.clip(Shape.Polygon.of(-1, 1, 5, 5), FRAME));
        assertEquals(Optional.empty(), Polygons.clip(Shape.Polygon.of(-1, 1), FRAME));
        assertEquals(Optional.empty(), Polygons.clip(Shape.Polygon.of(), FRAME));
        assertEquals(Optional.empty(), Polygons.clip(new Shape.Polygon(List.of()), FRAME));
    }

    @Test
    void ringThatCrossesItselfIsCutByTheEvenOddRule() {
        // A pentagram: its middle is inside twice, so it is outside.
        double[] star = new double[10];
        for (int i = 0; i < 5; i++) {
            star[2 * i] = 10 + 6 * StrictMath.sin(i * 4 * Math.PI / 5);
            star[2 * i + 1] = 4 - 3.5 * StrictMath.cos(i * 4 * Math.PI / 5);
        }

        Shape.Polygon clipped = Polygons.clip(Shape.Polygon.of(star), FRAME).orElseThrow();

        Pixels expected = Pixels.withCentreIn(Shape.Polygon.of(star), 10, 8);
        assertEquals(expected, Pixels.withCentreIn(clipped, 10, 8));
        assertTrue(clipped.parts().size() > 1);
    }

    @Test
    void absurdCoordinatesAreClippedToTheFrame() {
        Shape.Polygon huge = Shape.Polygon.of(-1e300, -1e300, 1e300, -1e300, 1e300, 1e300, -1e300, 1e300);

        assertEquals(Optional.of(Shape.Polygon.of(0, 0, 10, 0, 10, 8, 0, 8)), Polygons.clip(huge, FRAME));
    }

    @Property
    void clippedPolygonIsWhatLiesInTheFrame(@ForAll @IntRange(min = 3, max = 12) int points, @ForAll long seed) {
        Shape.Polygon polygon = randomPolygon(points, new Random(seed));
        double least = Pixels.withCentreIn(polygon, 10, 8).equals(new Pixels(new boolean[8][10])) ? 0 : 1e-6;

        Optional<Shape.Polygon> clipped = Polygons.clip(polygon, FRAME);

        assertEquals(clipped, Polygons.clip(polygon, FRAME));
        Shape.Polygon result = clipped.orElse(new Shape.Polygon(List.of()));
        assertTrue(Polygons.inside(result, FRAME), result.toString());
        assertTrue(Polygons.area(result) >= least);
        assertTrue(Polygons.area(result) <= 80 + 1e-6);
        assertEquals(Pixels.withCentreIn(polygon, 10, 8), Pixels.withCentreIn(result, 10, 8));
    }

    @Property
    void clippingMakesNoOutlineLarger(@ForAll @IntRange(max = 100) int percent, @ForAll long seed) {
        Shape.Polygon outline =
                Masks.outline(Pixels.random(12, 12, percent, seed).mask());

        double area =
                Polygons.clip(outline, new Frame(7.25, 8.5)).map(Polygons::area).orElse(0.0);

        assertTrue(area <= Polygons.area(outline));
    }

    @Test
    void ringOfASinglePartStaysAsItIs() {
        Shape.Polygon single = Shape.Polygon.of(5, 5, 1, 1, 9, 1);

        assertSame(single.parts().get(0).ring(), Polygons.bridged(single));
    }

    @Test
    void partsAreJoinedWhereTheyAreNearest() {
        Shape.Polygon two = new Shape.Polygon(List.of(
                new Part(PointList.of(0, 0, 2, 0, 2, 2, 0, 2), List.of()),
                new Part(PointList.of(4, 2, 6, 2, 6, 4, 4, 4), List.of())));

        assertEquals(PointList.of(0, 0, 2, 0, 2, 2, 4, 2, 6, 2, 6, 4, 4, 4, 4, 2, 2, 2, 0, 2), Polygons.bridged(two));
    }

    @Property
    void joinedOutlineCoversTheSamePixels(@ForAll @IntRange(max = 100) int percent, @ForAll long seed) {
        Pixels pixels = Pixels.random(11, 9, percent, seed);
        Shape.Polygon outline = Masks.outline(pixels.mask());

        PointList ring = Polygons.bridged(outline);

        assertEquals(Polygons.area(outline), Math.abs(Rings.signedArea(ring)), 1e-6);
        assertEquals(pixels, Pixels.withCentreIn(Shape.Polygon.of(ring.xy()), 11, 9));
    }

    @Property
    void joinedHolesCoverTheSamePixels(@ForAll @IntRange(min = 1, max = 5) int holes, @ForAll long seed) {
        Random random = new Random(seed);
        List<PointList> rings = new ArrayList<>();
        for (int i = 0; i < holes; i++) {
            double x = 2 + 7 * i + random.nextDouble();
            double y = 3 + 10 * random.nextDouble();
            rings.add(PointList.of(x, y, x + 4, y + random.nextDouble(), x + 2, y + 5));
        }
        Shape.Polygon polygon = new Shape.Polygon(List.of(new Part(PointList.of(0, 0, 40, 1, 39, 20, 1, 19), rings)));

        PointList ring = Polygons.bridged(polygon);

        assertEquals(Polygons.area(polygon), Math.abs(Rings.signedArea(ring)), 1e-6);
        assertEquals(Pixels.withCentreIn(polygon, 40, 20), Pixels.withCentreIn(Shape.Polygon.of(ring.xy()), 40, 20));
    }

    @Property
    void uglyInputIsJoinedAndClippedWithoutFailing(@ForAll @IntRange(max = 6) int parts, @ForAll long seed) {
        Random random = new Random(seed);
        List<Part> ugly = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            List<PointList> holes = new ArrayList<>();
            for (int hole = random.nextInt(4); hole > 0; hole--) {
                holes.add(uglyRing(random));
            }
            ugly.add(new Part(uglyRing(random), holes));
        }
        Shape.Polygon polygon = new Shape.Polygon(ugly);

        PointList joined = Polygons.bridged(polygon);

        assertTrue(
                joined.size() > 0 || ugly.stream().allMatch(part -> part.ring().size() == 0));
        Polygons.clip(polygon, FRAME).ifPresent(clipped -> assertTrue(Polygons.inside(clipped, FRAME)));
        Masks.fill(polygon, 10, 8);
        assertFalse(Polygons.area(polygon) < 0);
    }

    /** JTS throws an exception for these. */
    @Test
    void polygonsThatDefeatAnOverlayAreCutAllTheSame() {
        uglyInputIsJoinedAndClippedWithoutFailing(2, -1725915147823L);
        uglyInputIsJoinedAndClippedWithoutFailing(5, -1725915147823L);
    }

    @Test
    void manyPartsAreJoinedInReasonableTime() {
        Shape.Polygon outline = Masks.outline(Pixels.random(200, 200, 50, 7).mask());

        PointList ring = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Polygons.bridged(outline));

        assertEquals(Polygons.area(outline), Math.abs(Rings.signedArea(ring)), 1e-3);
    }

    @Property
    void ellipseIsLessThanAQuarterPixelOff(
            @ForAll @IntRange(min = 1, max = 40_000) int radiusX,
            @ForAll @IntRange(min = 1, max = 40_000) int radiusY) {
        PointList ring = Polygons.of(new Shape.Ellipse(3, 4, radiusX, radiusY, 0))
                .parts()
                .get(0)
                .ring();

        assertTrue(ring.size() <= 1024);
        assertTrue(Rings.signedArea(ring) > 0);
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            double middleX = (ring.x(i) + ring.x(next)) / 2 - 3;
            double middleY = (ring.y(i) + ring.y(next)) / 2 - 4;
            double scale = Math.hypot(middleX / radiusX, middleY / radiusY);
            double off = Math.hypot(middleX / scale - middleX, middleY / scale - middleY);
            assertTrue(off < 0.25, off + " at " + i);
        }
    }

    @Test
    void ellipseIsTurnedClockwise() {
        PointList ring = Polygons.of(new Shape.Ellipse(10, 10, 5, 1, Math.PI / 2))
                .parts()
                .get(0)
                .ring();

        assertEquals(10, ring.x(0));
        assertEquals(15, ring.y(0));
    }

    @Test
    void openLineIsNoPolygon() {
        PointList points = PointList.of(0, 0, 4, 0, 4, 4);

        assertEquals(Optional.empty(), Polygons.of(new Shape.Path(points, false, false)));
        assertEquals(Optional.empty(), Polygons.of(new Shape.Path(PointList.of(0, 0, 4, 0, 0, 0), true, true)));
        assertEquals(Optional.of(Shape.Polygon.of(0, 0, 4, 0, 4, 4)), Polygons.of(new Shape.Path(points, true, false)));
        assertEquals(
                Optional.of(Shape.Polygon.of(0, 0, 4, 0, 4, 4)),
                Polygons.of(new Shape.Path(PointList.of(0, 0, 4, 0, 4, 4, 0, 0), true, false)));
    }

    @Property
    void splineGoesThroughItsPointsAndIsLessThanAQuarterPixelOff(
            @ForAll @IntRange(min = 3, max = 8) int size, @ForAll long seed) {
        Random random = new Random(seed);
        double[] xy = random.doubles(2L * size, 0, 500).toArray();
        PointList ring = Polygons.of(new Shape.Path(new PointList(xy), true, true))
                .orElseThrow()
                .parts()
                .get(0)
                .ring();

        for (int arc = 0; arc < size; arc++) {
            for (int step = 0; step < 50; step++) {
                double x = catmullRom(xy, size, arc, 0, step / 50.0);
                double y = catmullRom(xy, size, arc, 1, step / 50.0);
                double off = distance(ring, x, y);
                assertTrue(off < (step == 0 ? 1e-9 : 0.25), off + " at " + arc + " + " + step / 50.0);
            }
        }
    }

    private static double catmullRom(double[] xy, int size, int arc, int axis, double t) {
        double[] p = new double[4];
        for (int i = 0; i < 4; i++) {
            p[i] = xy[2 * ((arc - 1 + i + size) % size) + axis];
        }
        return 0.5
                * (2 * p[1]
                        + (p[2] - p[0]) * t
                        + (2 * p[0] - 5 * p[1] + 4 * p[2] - p[3]) * t * t
                        + (3 * p[1] - p[0] - 3 * p[2] + p[3]) * t * t * t);
    }

    private static double distance(PointList ring, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            double dx = ring.x(next) - ring.x(i);
            double dy = ring.y(next) - ring.y(i);
            double length = dx * dx + dy * dy;
            double t = length == 0 ? 0 : ((x - ring.x(i)) * dx + (y - ring.y(i)) * dy) / length;
            t = Math.max(0, Math.min(1, t));
            least = Math.min(least, Math.hypot(x - ring.x(i) - t * dx, y - ring.y(i) - t * dy));
        }
        return least;
    }

    private static Shape.Polygon randomPolygon(int points, Random random) {
        return Shape.Polygon.of(random.doubles(2L * points, -6, 16).toArray());
    }

    /** Few different numbers, so that points and edges coincide; sometimes absurd ones. */
    private static PointList uglyRing(Random random) {
        double[] xy = new double[2 * random.nextInt(9)];
        double scale = random.nextInt(20) == 0 ? 1e300 : random.nextInt(10) == 0 ? 1e-300 : 1;
        for (int i = 0; i < xy.length; i++) {
            xy[i] = scale * (random.nextInt(9) - 2);
        }
        return new PointList(xy);
    }
}
