package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.labelport.model.Shape.Box;

class BorderRoundingTest {

    private static final Frame FRAME = new Frame(100, 50);

    private static Box undone(double x, double y, double width, double height) {
        return BorderRounding.undone(Box.of(x, y, width, height), FRAME, 0.5, 0.25);
    }

    @Test
    void aSideIsMovedToTheBorderThatRoundingPutItBeyond() {
        assertEquals(Box.of(0, 0, 9.5, 9.75), undone(-0.5, -0.25, 10, 10));
        assertEquals(Box.of(90, 40, 10, 10), undone(90, 40, 10.5, 10.25));
    }

    @Test
    void aSideThatIsFurtherBeyondOrWithinStays() {
        assertEquals(Box.of(-0.75, -0.5, 10, 10), undone(-0.75, -0.5, 10, 10));
        assertEquals(Box.of(90, 40, 10.75, 10.5), undone(90, 40, 10.75, 10.5));
        assertEquals(Box.of(1, 2, 99, 48), undone(1, 2, 99, 48));
    }

    @Test
    void startAndLengthNeverAddUpToMoreThanThePicture() {
        for (double start = 0.1; start < 100; start += 0.7) {
            Box box = undone(start, 1, 100.1 - start, 1);
            assertEquals(100, Math.max(100, box.x() + box.width()));
        }
    }
}
