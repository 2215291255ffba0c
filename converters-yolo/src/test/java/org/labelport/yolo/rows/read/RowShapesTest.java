package org.labelport.yolo.rows.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;

class RowShapesTest {

    private static final Media.Image IMAGE = Media.Image.of(Blob.ABSENT, 300, 900);

    /** Of a third and two thirds with six decimals, one side or the other seems to be beyond the picture. */
    @Test
    void boxesOfRoundedNumbersEndAtTheBorder() {
        Shape.Box topLeft = box(0.333333, 0.333333, 0.666667, 0.666667);
        Shape.Box bottomRight = box(0.666667, 0.666667, 0.666667, 0.666667);

        assertEquals(0, topLeft.x());
        assertEquals(0, topLeft.y());
        assertEquals(300, bottomRight.right());
        assertEquals(900, bottomRight.bottom());
    }

    private static Shape.Box box(double... shares) {
        List<LabelRow> rows = List.of(LabelRow.of(1, LabelRow.Kind.BOX, 0, shares));
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of("cat")));
        return (Shape.Box) new RowShapes(taxonomy, "a", IMAGE, loss -> {})
                .annotations(rows)
                .get(0)
                .shape();
    }
}
