package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

class ExifFrameTest {

    private static final int WIDTH = 31;
    private static final int HEIGHT = 17;

    private static List<Shape> shapes(Random random) {
        double x = random.nextDouble() * 15;
        double y = random.nextDouble() * 8;
        return List.of(
                Shape.Box.of(x, y, 7, 4),
                new Shape.Box(x, y, 7, 4, random.nextDouble() * 6 - 3),
                new Shape.Ellipse(x, y, 5, 3, random.nextDouble() * 6 - 3),
                new Shape.Polygon(List.of(new Shape.Polygon.Part(
                        PointList.of(x, y, x + 9, y, x + 9, y + 8, x, y + 8),
                        List.of(PointList.of(x + 2, y + 2, x + 5, y + 3, x + 3, y + 6))))),
                PixelCentres.fill(Shape.Polygon.of(x, y, x + 12, y + 1, x + 4, y + 8), new Frame(WIDTH, HEIGHT))
                        .orElseThrow());
    }

    /** Moving a shape and then painting it is the same as painting it and then moving the pixels. */
    @Property(tries = 200)
    void shapesMoveAsPixelsDo(@ForAll @IntRange(min = 1, max = 8) int orientation, @ForAll long seed) {
        Frame stored = new Frame(WIDTH, HEIGHT);
        Frame displayed = orientation >= 5 ? new Frame(HEIGHT, WIDTH) : stored;
        for (Shape shape : shapes(new Random(seed))) {
            Shape.Mask before = PixelCentres.fill(shape, stored).orElseThrow();
            Shape moved = ExifFrame.toDisplayed(shape, orientation, WIDTH, HEIGHT);
            assertEquals(
                    ExifFrame.toDisplayed(before, orientation, WIDTH, HEIGHT),
                    PixelCentres.fill(moved, displayed).orElseThrow(),
                    "orientation " + orientation + ", " + shape);
        }
    }

    @Property(tries = 200)
    void thereAndBackIsTheSame(@ForAll @IntRange(min = 1, max = 8) int orientation, @ForAll long seed) {
        for (Shape shape : shapes(new Random(seed))) {
            Shape back = ExifFrame.toStored(
                    ExifFrame.toDisplayed(shape, orientation, WIDTH, HEIGHT), orientation, WIDTH, HEIGHT);
            assertNear(shape, back);
        }
    }

    private static void assertNear(Shape expected, Shape actual) {
        if (expected instanceof Shape.Mask) {
            assertEquals(expected, actual);
            return;
        }
        Shape.Box a = Boxes.bounds(expected).orElseThrow();
        Shape.Box b = Boxes.bounds(actual).orElseThrow();
        assertEquals(a.x(), b.x(), 1e-9);
        assertEquals(a.y(), b.y(), 1e-9);
        assertEquals(a.right(), b.right(), 1e-9);
        assertEquals(a.bottom(), b.bottom(), 1e-9);
        assertEquals(expected.kind(), actual.kind());
    }

    /** Orientation 6: the stored picture's left edge is the displayed one's top. */
    @Test
    void clockwiseTurn() {
        assertEquals(
                Shape.Box.of(17 - 3 - 4, 1, 4, 7), ExifFrame.toDisplayed(Shape.Box.of(1, 3, 7, 4), 6, WIDTH, HEIGHT));
        assertEquals(
                new Shape.Points(List.of(
                        new Keypoint("a", 14, 2, Keypoint.Visibility.VISIBLE),
                        new Keypoint("b", 0, 0, Keypoint.Visibility.NOT_LABELLED))),
                ExifFrame.toDisplayed(
                        new Shape.Points(List.of(
                                new Keypoint("a", 2, 3, Keypoint.Visibility.VISIBLE),
                                new Keypoint("b", 0, 0, Keypoint.Visibility.NOT_LABELLED))),
                        6,
                        WIDTH,
                        HEIGHT));
    }

    @Test
    void whatIsNotOnAPictureStays() {
        assertEquals(new Shape.Whole(), ExifFrame.toDisplayed(new Shape.Whole(), 6, WIDTH, HEIGHT));
    }

    /** Pixels outside the picture, also far outside, move like points there. */
    @Property(tries = 200)
    void anyPixelsMove(@ForAll @IntRange(min = 1, max = 8) int orientation, @ForAll long seed) {
        Random random = new Random(seed);
        Shape.Mask tight = Pixels.random(6, 5, 40, seed).mask();
        Shape.Mask mask = new Shape.Mask(
                random.nextInt(60) - 30, random.nextInt(60) - 30, tight.width(), tight.height(), tight.runs());
        Shape moved = ExifFrame.toDisplayed(mask, orientation, WIDTH, HEIGHT);

        assertEquals(
                Boxes.bounds(mask).map(box -> ExifFrame.toDisplayed(box, orientation, WIDTH, HEIGHT)),
                Boxes.bounds(moved).map(box -> (Shape) box));
        if (tight.width() > 0) {
            assertEquals(mask, ExifFrame.toStored(moved, orientation, WIDTH, HEIGHT));
        }
    }

    @Test
    void hugeMasksMoveQuickly() {
        Shape.Mask huge = new Shape.Mask(0, 0, 40_000, 40_000, new int[] {0, 1_600_000_000});

        for (int orientation = 2; orientation <= 8; orientation++) {
            assertEquals(huge, ExifFrame.toDisplayed(huge, orientation, 40_000, 40_000));
        }
    }

    @Test
    void masksThatGetOutOfNumbersAreRefused() {
        Shape.Mask far = new Shape.Mask(-Integer.MAX_VALUE, 0, 1, 1, new int[] {0, 1});

        assertThrows(IllegalArgumentException.class, () -> ExifFrame.toDisplayed(far, 2, 10, 10));
        assertThrows(IllegalArgumentException.class, () -> ExifFrame.toDisplayed(far, 9, 10, 10));
    }
}
