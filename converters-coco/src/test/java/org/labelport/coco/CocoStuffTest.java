package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labelport.coco.Written.item;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;

/** Files of stuff have one mask for each category. */
class CocoStuffTest {

    private static final String FILE = "annotations/stuff_train.json";

    @TempDir
    Path folder;

    private Written write(Annotation... annotations) throws ExportException, IOException {
        return Written.of(new CocoStuffConverter(), Map.of(), folder, item("1", annotations));
    }

    @Test
    void regionsOfACategoryAreUnitedWhereTheyOverlapAndWhereNot() throws ExportException, IOException {
        Written written = write(
                Annotation.of("1", "tree", Shape.Polygon.of(0, 0, 4, 0, 4, 4, 0, 4)),
                Annotation.of("2", "cat", Shape.Box.of(0, 0, 10, 10)),
                Annotation.of("3", "tree", new Shape.Mask(2, 2, 4, 4, new int[] {0, 16})),
                Annotation.of("4", "tree", Shape.Box.of(50, 50, 2, 2)));
        List<Annotation> read =
                written.read(new CocoStuffTarget()).items().get(0).annotations();
        assertEquals(
                List.of("tree", "cat"), read.stream().map(Annotation::category).toList());
        assertEquals(16 + 16 - 4 + 4, ((Shape.Mask) read.get(0).shape()).area());
        assertEquals(100, ((Shape.Mask) read.get(1).shape()).area());
        assertEquals(List.of("1", "2"), read.stream().map(Annotation::id).toList());
        assertEquals(
                List.of("geometry.as-mask", "geometry.as-mask", "geometry.as-mask", "regions.united"),
                written.trial().lossCodes());
    }

    @Test
    void whatHasNoPlaceIsReported() throws ExportException, IOException {
        Written written = write(
                Annotation.of("1", "person", Written.points(1, 1, 2)),
                Annotation.of("2", "", Shape.Box.of(0, 0, 10, 10)),
                Annotation.of("3", "cat", Shape.Box.of(0, 0, 0.5, 0.5)));
        assertEquals(List.of(), written.entries(FILE));
        assertEquals(
                List.of("geometry.unsupported", "category.missing", "geometry.degenerate"),
                written.trial().lossCodes());
    }
}
