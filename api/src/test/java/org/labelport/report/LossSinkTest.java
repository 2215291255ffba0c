package org.labelport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;

class LossSinkTest {

    @Test
    void annotationsAreReportedWithTheIdsOfItemAndAnnotation() {
        Annotation annotation = Annotation.of("a", "cat", new Shape.Whole());
        Item item = new Item(
                "item",
                "a",
                Split.NONE,
                Optional.empty(),
                new Media.Text("", Blob.ABSENT),
                List.of(annotation),
                List.of(),
                Map.of());
        List<Loss> losses = new ArrayList<>();
        LossSink sink = losses::add;

        sink.changed(item, annotation, "geometry.as-box", "written as its box");
        sink.dropped(item, annotation, "category.missing", "a line needs a category");

        assertEquals(
                List.of(
                        new Loss("item", "a", "geometry.as-box", "written as its box", Loss.Effect.CHANGED),
                        new Loss("item", "a", "category.missing", "a line needs a category", Loss.Effect.DROPPED)),
                losses);
    }
}
