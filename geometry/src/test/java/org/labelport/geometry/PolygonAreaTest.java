package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Polygon.Part;

class PolygonAreaTest {

    @Test
    void areaLeavesOutHoles() {
        Part squareWithHole =
                new Part(PointList.of(0, 0, 6, 0, 6, 6, 0, 6), List.of(PointList.of(2, 2, 4, 2, 4, 4, 2, 4)));

        assertEquals(32, Polygons.area(new Shape.Polygon(List.of(squareWithHole))));
        assertEquals(0, Polygons.area(Shape.Polygon.of(1, 1, 2, 2)));
        assertEquals(0, Polygons.area(new Shape.Polygon(List.of())));
    }

    @Test
    void halvesOfAnHourglassDoNotCancelOut() {
        assertEquals(8, Polygons.area(Shape.Polygon.of(1, 1, 5, 5, 5, 1, 1, 5)));
        assertEquals(0, Polygons.area(Shape.Polygon.of(1, 1, 5, 5, 9, 9)));
        assertEquals(0, Polygons.area(Shape.Polygon.of(1, 1, 5, 5, 9, 9, 5, 5)));
    }

    @Test
    void holesAreTakenFromWhatTheRingCovers() {
        PointList hourglass = PointList.of(1, 1, 5, 5, 5, 1, 1, 5);
        PointList inLeftHalf = PointList.of(1.5, 2.5, 2, 2.5, 2, 3.5, 1.5, 3.5);
        PointList square = PointList.of(0, 0, 4, 0, 4, 4, 0, 4);
        PointList overItsSide = PointList.of(2, 0, 6, 0, 6, 4, 2, 4);

        assertEquals(7.5, Polygons.area(new Shape.Polygon(List.of(new Part(hourglass, List.of(inLeftHalf))))));
        assertEquals(8, Polygons.area(new Shape.Polygon(List.of(new Part(square, List.of(overItsSide))))));
        assertEquals(0, Polygons.area(new Shape.Polygon(List.of(new Part(square, List.of(square))))));
    }

    @Test
    void areaFarFromTheOriginIsExact() {
        double far = 1e9;

        assertEquals(1, Polygons.area(Shape.Polygon.of(far, far, far + 1, far, far + 1, far + 1, far, far + 1)));
    }
}
