package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

class LeastSizeTest {

    private static final Frame FRAME = new Frame(10_000, 8_000);

    /** The sides of a box as a file of YOLO holds them: centre and length with six decimals. */
    @Test
    void aBoxOfOnePixelIsStillOneAfterTheRoundingOfAFile() {
        for (int left = 0; left < 200; left++) {
            double centre = Math.rint((left + 0.5) / 9_973 * 1e6) / 1e6 * 9_973;
            double width = Math.rint(1 / 9_973.0 * 1e6) / 1e6 * 9_973;
            Shape.Box read = Shape.Box.of(centre - width / 2, 10, width, width);

            assertTrue(BoxFit.of(read, FRAME, "a test").box().isPresent(), read::toString);
            assertTrue(read.width() * read.height() >= LeastSize.AREA, read::toString);
        }
    }

    @Test
    void aThinnerBoxIsNone() {
        BoxFit fit = BoxFit.of(Shape.Box.of(1, 1, 0.97, 20), FRAME, "a test");

        assertEquals(
                List.of(LossCodes.GEOMETRY_DEGENERATE),
                fit.notes().stream().map(BoxFit.Note::code).toList());
    }
}
