package org.labelport.ango;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.testkit.trial.Trial;

/** On which frame or page something is, and in which size of it. */
class PagesTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private List<Annotation> read(String name, String tools) throws Exception {
        String asset = "{'externalId':'%s','task':{'taskId':'t','tools':[%s]}}".formatted(name, tools);
        Path export = Files.writeString(folder.resolve("a.json"), asset.replace('\'', '"'));
        return Trial.read(new AngoTarget(), Map.of("path", export.toString()), scratch)
                .annotations(0);
    }

    private static String box(String id, int page) {
        return "{'objectId':'%s','title':'Car','page':%d,'bounding-box':{'x':1,'y':2,'width':3,'height':4}}"
                .formatted(id, page);
    }

    private static String area(String id, int left, int width) {
        return ("{'objectId':'%s','title':'Sum','pdf':{'position':{'pageNumber':1,'boundingRect':"
                        + "{'x1':%d,'y1':%d,'x2':%d,'y2':%d,'width':%d,'height':%d}}}}")
                .formatted(id, left, left, 2 * left, 3 * left, width, 2 * width);
    }

    @Test
    void framesOfAnAssetThatLooksLikeAPictureStayApart() throws Exception {
        assertEquals(
                List.of(Annotation.WHOLE_ITEM, 5),
                read("clip", box("o", 0) + "," + box("p", 5)).stream()
                        .map(Annotation::index)
                        .toList());
    }

    @Test
    void areasDrawnInSeveralSizesOfAPageAreInOne() throws Exception {
        assertEquals(
                List.of(Shape.Box.of(100, 100, 100, 200), Shape.Box.of(100, 100, 100, 200)),
                read("bill.pdf", area("o", 100, 400) + "," + area("p", 200, 800)).stream()
                        .map(Annotation::shape)
                        .toList());
    }
}
