package org.labelport.via;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Projects of VIA 3. */
class Via3Test {

    private static final String PROJECT = """
            {"project":{"pid":"__VIA_PROJECT_ID__","data_format_version":"3.1.1","vid_list":["2","1"]},
             "config":{"file":{"loc_prefix":{"1":""}}},
             "attribute":{%s},
             "file":{"1":{"fid":1,"fname":"a.jpg","type":2,"loc":1,"src":""},
              "2":{"fid":2,"fname":"","type":2,"loc":2,"src":"https://host/b.jpg?sig=1/2"},
              "3":{"fid":3,"fname":"c.mp4","type":4,"loc":1,"src":""}},
             "metadata":{%s},
             "view":{"1":{"fid_list":[1]},"2":{"fid_list":[2]},"3":{"fid_list":[3]},"4":{"fid_list":[1,2]}}}""";

    private static final String ATTRIBUTES = """
            "1":{"aname":"class","anchor_id":"FILE1_Z0_XY1","type":3,"options":{"7":"zebra","0":"ape"}},
            "2":{"aname":"note","anchor_id":"FILE1_Z0_XY1","type":1,"options":{}},
            "3":{"aname":"parts","anchor_id":"FILE1_Z0_XY1","type":2,"options":{"0":"head","1":"tail","2":"leg"}},
            "4":{"aname":"weather","anchor_id":"FILE1_Z0_XY0","type":4,"options":{"0":"sun","1":"rain"}}""";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial read(String attributes, String metadata) throws ExportException, IOException {
        Files.writeString(folder.resolve("p.json"), PROJECT.formatted(attributes, metadata));
        return Trial.read(new ViaTarget(), Map.of("path", folder.toString()), scratch);
    }

    private static String region(int number, String xy) {
        return "\"1_" + number + "\":{\"vid\":\"1\",\"flg\":0,\"z\":[],\"xy\":[" + xy + "],\"av\":{\"1\":\"0\"}}";
    }

    @Test
    void viewsOfAPictureAreItemsInTheProjectsOrder() throws Exception {
        Files.writeString(folder.resolve("b.jpg"), "pixels");
        Trial trial = read(ATTRIBUTES, """
                "1_a":{"vid":"1","flg":0,"z":[],"xy":[2,3,4,10,12],"av":{"1":"7","2":"hi","3":"0,2"}},
                "2_b":{"vid":"2","flg":0,"z":[],"xy":[],"av":{"4":"1"}}""");
        assertEquals(List.of("p/2", "p/1"), trial.ids());
        assertEquals(List.of("via.view", "via.view"), trial.errorCodes());
        assertTrue(trial.errors().get(0).message().contains("'c.mp4', which is not a picture"));
        assertTrue(trial.errors().get(0).message().contains("remove the view"));
        assertEquals(List.of("zebra", "ape"), trial.taxonomy().names());
        Item second = trial.items().get(0);
        assertTrue(second.media().blob().location().isPresent());
        assertEquals(Map.of("weather", new Value.Text("rain")), second.attributes());
        Annotation box = trial.items().get(1).annotations().get(0);
        assertEquals("zebra", box.category());
        assertEquals(Shape.Box.of(3, 4, 10, 12), box.shape());
        assertEquals(
                Map.of("note", new Value.Text("hi"), "parts", new Value.Choices(List.of("head", "leg"))),
                box.attributes());
    }

    @Test
    void attributesOfTheSameNameAreAllRead() throws Exception {
        String attributes = ATTRIBUTES.replace("\"aname\":\"parts\"", "\"aname\":\"note\"");
        Trial trial = read(attributes, """
                "1_a":{"vid":"1","flg":0,"z":[],"xy":[2,3,4,10,12],"av":{"2":"hi","3":"0","9":"x"}}""");
        assertEquals(
                Map.of(
                        "note", new Value.Text("hi"),
                        "3", new Value.Choices(List.of("head")),
                        "9", new Value.Text("x")),
                trial.items().get(1).annotations().get(0).attributes());
    }

    @Test
    void everyShapeIsRead() throws Exception {
        String metadata = String.join(
                ",",
                region(1, "1,3,4"),
                region(2, "3,30,20,5"),
                region(3, "4,30,20,5,6"),
                region(4, "5,1,2,3,4"),
                region(5, "6,1,2,3,4,5,2"),
                region(6, "7,3,4,10,12,20,4"),
                region(7, "8,1,5,6,2,9,6,5,8"),
                region(8, "9,2,0,0,2,-2,0"));
        Trial trial = read(ATTRIBUTES, metadata);
        List<Shape> shapes = trial.items().get(1).annotations().stream()
                .map(Annotation::shape)
                .toList();
        assertEquals(8, shapes.size());
        assertEquals(new Shape.Ellipse(30, 20, 5, 5, 0), shapes.get(1));
        assertEquals(new Shape.Ellipse(30, 20, 5, 6, 0), shapes.get(2));
        assertEquals(Shape.Polygon.of(3, 4, 10, 12, 20, 4), shapes.get(5));
        assertEquals(Shape.Box.of(1, 2, 8, 6), shapes.get(6));
        assertEquals(new Shape.Ellipse(0, 0, 2, 2, 0), shapes.get(7));
    }

    @Test
    void regionsThatCannotBeReadAreErrors() throws Exception {
        String metadata = String.join(
                ",",
                region(1, "2,1,2"),
                region(2, "12,1"),
                region(3, "9,0,0,1,1,2,2"),
                region(4, "8,1"),
                "\"x\":{\"vid\":\"9\",\"xy\":[],\"av\":{}}");
        Trial trial = read(ATTRIBUTES, metadata);
        assertEquals(
                List.of(
                        "number.invalid",
                        "via.shape",
                        "number.invalid",
                        "number.invalid",
                        "via.view",
                        "via.view",
                        "via.view"),
                trial.errorCodes());
    }

    @Test
    void aSecondValueForAPictureIsReported() throws Exception {
        Trial trial = read(ATTRIBUTES, """
                "2_a":{"vid":"2","flg":0,"z":[],"xy":[],"av":{"4":"1"}},
                "2_b":{"vid":"2","flg":0,"z":[],"xy":[],"av":{"4":"0"}}""");
        assertEquals(
                Map.of("weather", new Value.Text("rain")), trial.items().get(0).attributes());
        assertEquals(
                "keys are not read: metadata.av.weather", trial.losses().get(1).detail());
    }

    @Test
    void timesOfARegionAreReported() throws Exception {
        Trial trial = read(ATTRIBUTES, region(1, "1,3,4").replace("\"z\":[]", "\"z\":[1.5]"));
        assertEquals("keys are not read: metadata.z", trial.losses().get(1).detail());
    }

    @Test
    void projectThatIsNoJsonIsRefused() throws Exception {
        Files.writeString(folder.resolve("p.json"), "{\"project\":{\"pid\":\"1\"},\"file\":{\"1\":{}},\"file\":{}}");
        assertEquals(
                "via.syntax",
                assertThrows(
                                ExportException.class,
                                () -> Trial.read(new ViaTarget(), Map.of("path", folder.toString()), scratch))
                        .code());
    }
}
