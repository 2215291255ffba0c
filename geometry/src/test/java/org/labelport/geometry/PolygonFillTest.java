package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

class PolygonFillTest {

    private static PointList ring(Random random, int points, int width, int height) {
        double[] xy = new double[2 * points];
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = random.nextDouble(-3, width + 3);
            xy[i + 1] = random.nextDouble(-3, height + 3);
        }
        return new PointList(xy);
    }

    @Property
    void columnsThatAreFilledSomeAtATimeAreTheSame(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 3) int parts,
            @ForAll @IntRange(min = 1, max = 40) int points,
            @ForAll @IntRange(min = 1, max = 200) int atOnce,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Shape.Polygon.Part> all = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<PointList> holes = new ArrayList<>();
            for (int hole = random.nextInt(3); hole > 0; hole--) {
                holes.add(ring(random, 1 + random.nextInt(points), width, height));
            }
            all.add(new Shape.Polygon.Part(ring(random, points, width, height), holes));
        }
        Shape.Polygon polygon = new Shape.Polygon(all);

        Shape.Mask few =
                Masks.ofRows(PolygonFill.columns(polygon, width, height, atOnce).transposed());

        assertEquals(Masks.fill(polygon, width, height), few);
    }

    /** A line that goes from side to side again and again, one pixel further down after each time. */
    private static Shape.Polygon zigzag(int lines, int width, int height) {
        double[] xy = new double[4 * lines];
        for (int i = 0; i < 2 * lines; i++) {
            xy[2 * i] = i % 2 == 0 ? -1 : width + 1;
            xy[2 * i + 1] = i * 0.5 * height / lines;
        }
        return Shape.Polygon.of(xy);
    }

    @Test
    void zigzagAcrossAllColumnsIsFilledInLittleMemory() {
        Shape.Polygon zigzag = zigzag(4_500, 2000, 500); // 18,000,000 crossings
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        Shape.Mask mask = Masks.fill(zigzag, 2000, 500);

        long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(mask.width() > 1900, mask.width() + " columns");
        assertTrue(taken < 64 << 20, taken + " bytes");
    }

    @Test
    void zigzagIsTheSameWhetherItIsFilledAtOnce() {
        Shape.Polygon zigzag = zigzag(700, 1000, 300); // 1,400,000 crossings

        ScanLines whole = PolygonFill.columns(zigzag, 1000, 300, 1 << 21);

        assertEquals(Masks.ofRows(whole.transposed()), Masks.fill(zigzag, 1000, 300));
    }

    @Test
    void whatWouldTakeHoursIsRefused() {
        Shape.Polygon zigzag = zigzag(40_000, 65_000, 10);

        assertEquals(
                "the edges of the polygon cross 5200000000 pixel columns, more than 2147483648. Simplify it",
                assertThrows(TooComplexException.class, () -> Masks.fill(zigzag, 65_000, 10))
                        .getMessage());
    }
}
