package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.Skeleton;
import org.labelport.report.ExportException;

/** Lists of categories that are none, or whose elements are not what they should be. */
final class CocoCategoryListsTest {

    private static final String GOOD =
            "{\"id\":1,\"name\":\"p\",\"keypoints\":[\"a\",\"b\"],\"skeleton\":[[1,2]],\"synonyms\":[\"p\"]}";

    private static CocoReading read(String from, String to) throws IOException, ExportException {
        return CocoReading.ofJson("{\"images\":[],\"categories\":[" + GOOD.replace(from, to) + "]}");
    }

    private static Skeleton skeleton(CocoReading read) {
        return read.taxonomy().categories().get(0).skeleton();
    }

    @Test
    void whatIsNoListIsTold() throws IOException, ExportException {
        assertEquals(List.of(), read("", "").lossCodes());
        for (String bad : List.of("\"abc\"", "5", "true", "{\"q\":1}")) {
            assertEquals(List.of("attribute.dropped"), read("[[1,2]]", bad).lossCodes(), bad);
            assertEquals(List.of("attribute.dropped"), read("[\"p\"]", bad).lossCodes(), bad);
            CocoReading points = read("[\"a\",\"b\"]", bad);
            assertEquals(List.of("attribute.dropped", "skeleton.invalid"), points.lossCodes(), bad);
            assertEquals(Skeleton.NONE, skeleton(points), bad);
        }
        assertEquals(List.of(), read("[[1,2]]", "null").lossCodes());
    }

    @Test
    void keypointsWithoutANameAreCalledByTheirNumbers() throws IOException, ExportException {
        for (String bad : List.of("null", "\"\"", "[]", "{\"q\":1}")) {
            CocoReading read = read("\"b\"", bad);
            assertEquals(List.of("skeleton.invalid"), read.lossCodes(), bad);
            assertEquals(List.of("a", "2"), skeleton(read).points(), bad);
        }
        assertEquals(List.of(), read("\"b\"", "7").lossCodes());
        assertEquals(List.of("a", "7"), skeleton(read("\"b\"", "7")).points());
    }
}
