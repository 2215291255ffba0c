package org.labelport.coco.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests small polygons against the areas that pycocotools 2.0 gives them in an image of 10 × 10 pixels. */
class ThinRingTest {

    @ParameterizedTest
    @CsvSource({
        "1.2 1.2 2.1 1.2 2.1 2.1, 0",
        "1 1 2 1 2 2, 0",
        "1.1 1.1 1.9 1.1 1.9 1.9 1.1 1.9, 1",
        "1 1 2 1 2 2 1 2, 1",
        "0.2 3 5 3.2 5 3.4, 0",
        "1 1 2.5 1 2.5 2, 1",
        "1.6 1.6 2.4 1.6 2.4 2.4 1.6 2.4, 0",
        "0 1 10 1.3 10 1.4, 0",
        "0 0 9 0.4 9 0, 0",
        "1.5 1.5 2.5 1.5 2.5 2.5 1.5 2.5, 1",
        "0 0.5 9 0.5 9 0.9 0 0.9, 0",
        "1.3 1.3 3.3 1.3 3.3 1.9 1.3 1.9, 2",
        "3 3 3 3 3 3, 0",
    })
    void hasAPixelWhereverPycocotoolsFindsOne(String ring, int area) throws IOException {
        Numbers points = new Numbers();
        try (JsonParser parser = new JsonFactory().createParser("[" + ring.replace(' ', ',') + "]")) {
            parser.nextToken();
            points.read(parser);
        }

        assertTrue(ThinRing.isThin(points));
        assertEquals(area == 0, ThinRing.of(points).hasNoPixel(new Listing.Sides(10, 10)));
    }
}
