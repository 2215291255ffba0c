package org.labelport.yolo.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;

class PointNamesTest {

    private static Shape.Points points(List<String> names) {
        return new Shape.Points(names.stream()
                .map(name -> new Keypoint(name, 1, 1, Keypoint.Visibility.VISIBLE))
                .toList());
    }

    @Test
    void pointsWithNamesOfTheirOwnKeepThem() {
        PointNames names = new PointNames(points(List.of("nose", "tail")), Skeleton.NONE);

        assertEquals("tail", names.of(1));
    }

    @Test
    void moreThanARowHoldsAreToldApartByTheirPlace() {
        Shape.Points many = points(
                IntStream.range(0, KeypointSet.MOST + 1).mapToObj(i -> "p" + i).toList());

        assertEquals("2", new PointNames(many, Skeleton.NONE).of(1));
    }
}
