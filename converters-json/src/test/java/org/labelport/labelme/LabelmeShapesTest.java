package org.labelport.labelme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.LossCodes;
import org.labelport.testkit.trial.Trial;

/** Tests what is reported of shapes that LabelMe does not have as they are. */
class LabelmeShapesTest {

    @TempDir
    Path folder;

    private static PointList square(double from, double to) {
        return PointList.of(from, from, to, from, to, to, from, to);
    }

    private List<String> losses(String export, Shape shape) throws Exception {
        Item item = Item.of(
                "a.jpg", "a.jpg", Media.Image.of(Blob.ABSENT, 100, 100), List.of(Annotation.of("1", "cat", shape)));
        Taxonomy cats = new Taxonomy(List.of(Category.of("cat")));
        return Trial.write(new LabelmeConverter(), Map.of(), cats, List.of(item), folder.resolve(export))
                .lossCodes();
    }

    @Test
    void aPolygonWithHolesIsReportedAsClipped() throws Exception {
        List<PointList> holes = List.of(square(20, 30));
        assertEquals(
                List.of(LossCodes.POLYGON_HOLES_AS_MASK),
                losses("inside", new Shape.Polygon(List.of(new Shape.Polygon.Part(square(10, 50), holes)))));
        assertEquals(
                List.of(LossCodes.GEOMETRY_CLIPPED, LossCodes.POLYGON_HOLES_AS_MASK),
                losses("beyond", new Shape.Polygon(List.of(new Shape.Polygon.Part(square(-10, 50), holes)))));
    }

    @Test
    void aCurveThatEnclosesNothingIsOnlyDropped() throws Exception {
        assertEquals(
                List.of(LossCodes.GEOMETRY_DEGENERATE),
                losses("curve", new Shape.Path(PointList.of(1, 1, 9, 9), true, true)));
    }
}
