package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Polygon.Part;

class BorderCutTest {

    private static final Frame FRAME = new Frame(40, 20);

    @Test
    void whatLiesOutsideIsNothing() {
        assertEquals(Optional.empty(), cut(50, 0, 60, 0, 60, 10, 50, 10));
    }

    @Test
    void holesAreCutToo() {
        PointList ring = PointList.of(-10, -10, 30, -10, 30, 10, -10, 10);
        PointList hole = PointList.of(-5, -5, 5, -5, 5, 5, -5, 5);
        Part part = BorderCut.cut(new Part(ring, List.of(hole)), FRAME, 0).orElseThrow();
        assertEquals(PointList.of(0, 0, 30, 0, 30, 10, 0, 10), part.ring());
        assertEquals(25, Math.abs(Rings.signedArea(part.holes().get(0))));
    }

    /** Cutting changes no pixel centre between inside and outside, by the even-odd rule. */
    @Property(tries = 300)
    void evenOddInsideIsKept(@ForAll @Size(min = 6, max = 16) List<@IntRange(min = -30, max = 60) Integer> numbers) {
        double[] xy = new double[numbers.size() / 2 * 2];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = numbers.get(i) + 0.1234567 * (i + 1); // no edge through a centre of a pixel
        }
        Optional<Part> part = cut(xy);
        Shape.Polygon before = Shape.Polygon.of(xy);
        Shape.Polygon after = new Shape.Polygon(part.stream().toList());
        assertTrue(Polygons.inside(after, FRAME));
        if (part.isPresent()) {
            assertEquals(Pixels.withCentreIn(before, 40, 20), Pixels.withCentreIn(after, 40, 20));
        }
    }

    private static Optional<Part> cut(double... xy) {
        return BorderCut.cut(new Part(PointList.of(xy), List.of()), FRAME, 0);
    }
}
