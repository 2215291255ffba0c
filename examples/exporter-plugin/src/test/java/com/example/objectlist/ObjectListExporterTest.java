package com.example.objectlist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.convert.ExportItem;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;

/** Checks what the contract cannot, since its items have no two annotations with one id. */
final class ObjectListExporterTest {

    @Test
    void annotationsThatShareAnIdAreAllWritten() throws Exception {
        List<Map<String, Object>> annotations =
                List.of(Map.of("id", "1", "tool", "bounding_box"), Map.of("id", "1", "tool", "polygon"));
        List<Map<String, Object>> places =
                List.of(Map.of("id", "1", "coordinate", "box"), Map.of("id", "1", "coordinate", "outline"));
        Map<String, Object> data =
                Map.of("annotations", Map.of("image_1", annotations), "annotationsData", Map.of("image_1", places));
        Item item = Item.of("7", "a.jpg", Media.Image.of(Blob.ABSENT, 9, 9), List.of());

        ExportItem converted = new ObjectListExporter().convertData(new ExportItem(item, List.of(), data));

        List<?> objects = (List<?>) converted.data().orElseThrow();
        assertEquals(
                List.of("box", "outline"),
                objects.stream()
                        .map(object -> ((Map<?, ?>) object).get("coordinate"))
                        .toList());
    }
}
