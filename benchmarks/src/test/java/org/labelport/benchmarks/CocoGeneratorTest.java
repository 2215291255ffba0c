package org.labelport.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CocoGeneratorTest {

    @ParameterizedTest
    @EnumSource
    void fileHoldsWhatWasAskedFor(CocoData.Segmentation segmentation) throws IOException {
        Document document = parsed(generated(data(segmentation, CocoData.Order.IMAGES_FIRST)));

        assertEquals(List.of("info", "licenses", "images", "annotations", "categories"), document.keys);
        assertEquals(115, document.imageIds.size());
        assertEquals(1000, document.annotationIds.size());
        assertEquals(1000, document.annotations);
        assertEquals(80, document.categoryIds.size());
        assertTrue(document.imageIds.containsAll(document.usedImages), "every annotation has its image");
        assertTrue(document.usedImages.size() > 90, "annotations are spread over the images");
    }

    @Test
    void annotationsComeFirstWhenAsked() throws IOException {
        Document document = parsed(generated(data(CocoData.Segmentation.POLYGONS, CocoData.Order.ANNOTATIONS_FIRST)));

        assertTrue(document.keys.indexOf("annotations") < document.keys.indexOf("images"));
        assertEquals(1000, document.annotations);
    }

    @Test
    void sameDataGivesSameBytes() throws IOException {
        CocoData data = data(CocoData.Segmentation.POLYGONS, CocoData.Order.IMAGES_FIRST);

        assertArrayEquals(generated(data), generated(data));
        assertFalse(
                Arrays.equals(generated(data), generated(new CocoData(1000, data.segmentation(), data.order(), 2))));
    }

    /** 494 bytes an annotation is what the tools named in the README were measured with. */
    @Test
    void annotationsAreAsLargeAsInCoco() throws IOException {
        int bytes =
                generated(new CocoData(10_000, CocoData.Segmentation.POLYGONS, CocoData.Order.IMAGES_FIRST, 1)).length;

        assertEquals(494, bytes / 10_000.0, 10);
    }

    private static CocoData data(CocoData.Segmentation segmentation, CocoData.Order order) {
        return new CocoData(1000, segmentation, order, 1);
    }

    private static byte[] generated(CocoData data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CocoGenerator(data).write(out);
        return out.toByteArray();
    }

    /** What a plain look into the JSON finds. */
    private static final class Document {
        private final List<String> keys = new ArrayList<>();
        private final Set<Long> imageIds = new HashSet<>();
        private final Set<Long> annotationIds = new HashSet<>();
        private final Set<Long> categoryIds = new HashSet<>();
        private final Set<Long> usedImages = new HashSet<>();
        private int annotations;
    }

    private static Document parsed(byte[] bytes) throws IOException {
        Document document = new Document();
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                document.keys.add(key);
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        element(json, key, document);
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return document;
    }

    private static void element(JsonParser json, String array, Document document) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("id")) {
                switch (array) {
                    case "images" -> document.imageIds.add(json.getLongValue());
                    case "annotations" -> {
                        document.annotationIds.add(json.getLongValue());
                        document.annotations++;
                    }
                    case "categories" -> document.categoryIds.add(json.getLongValue());
                    default -> json.skipChildren();
                }
            } else if (field.equals("image_id")) {
                document.usedImages.add(json.getLongValue());
            } else {
                json.skipChildren();
            }
        }
    }
}
