package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Tests that what tasks say beside their data and results is told. */
class LabelStudioUnreadTest extends LabelStudioRoundTrip {

    private static final String CONFIG = "<View><Image name='i' value='$image'/><RectangleLabels name='b' toName='i'>"
            + "<Label value='cat'/></RectangleLabels></View>";

    private static final String TASK = """
            {"id":%s,"data":{"image":"a.png"},"tags":["night"],"comment_count":1,"agreement":100,"reviews":[],
            "annotations":[{"lead_time":3.5,"reviews":[{"accepted":false}],"result":[
            {"id":"r","from_name":"b","to_name":"i","type":"rectanglelabels","origin":"manual","note":"torn","zoom":null,
            "original_width":100,"original_height":50,"value":{"x":1,"y":2,"width":3,"height":4,
            "rectanglelabels":["cat"]}}]}]}""";

    @Test
    void keysOfTasksAndAnnotationsAreToldOnceAndThoseOfResultsForEach() throws Exception {
        Trial read = read("[" + TASK.formatted("1") + "," + TASK.formatted("2") + "]", CONFIG);

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of(
                        "tasks.json, line 1: keys of a task are not read, here and below: tags",
                        "tasks.json, line 1: keys of an annotation are not read, here and below: reviews",
                        "keys of a result of the region are not read: note",
                        "keys of a result of the region are not read: note"),
                read.losses().stream().map(Loss::detail).toList());
    }

    @Test
    void ofVeryManyKeysItIsToldThatThereAreOthers() throws Exception {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            keys.append("\"k").append(i).append("\":1,");
        }
        Trial read = read("[{" + keys + "\"id\":1,\"data\":{\"image\":\"a.png\"}}]", CONFIG);

        assertTrue(read.losses().get(0).detail().endsWith(", k98, k99, (others)"));
    }

    @Test
    void labelsThatAreNoListAreTold() throws Exception {
        for (String labels : List.of("true", "{\"cat\":1}", "-1")) {
            Trial read = read("[" + TASK.formatted("1").replace("[\"cat\"]", labels) + "]", CONFIG);
            assertTrue(
                    read.losses().stream().anyMatch(loss -> loss.detail().endsWith("note, value.rectanglelabels")),
                    labels + ": " + read.losses());
        }
    }

    @Test
    void aBoxWithoutItsHeightIsNoPoint() throws Exception {
        for (String height : List.of("", "\"height\":null,")) {
            Trial read = read("[" + TASK.formatted("1").replace("\"height\":4,", height) + "]", CONFIG);
            assertEquals(List.of("labelstudio.region"), read.errorCodes());
            assertEquals(List.of(), read.items().get(0).annotations());
        }
    }

    @Test
    void keysOfPlacesAreToldAndThoseOfAnswersAboutThemAreKnown() throws Exception {
        String config =
                CONFIG.replace("</View>", "<Choices name='c' toName='i'><Choice value='torn'/></Choices></View>");
        String place = "\"value\":{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"rotation\":0,";
        String size = "\"to_name\":\"i\",\"original_width\":100,\"original_height\":50,";
        Trial read = read(
                "[{\"id\":1,\"data\":{\"image\":\"a.png\"},\"annotations\":[{\"result\":[{\"id\":\"r\","
                        + "\"from_name\":\"b\",\"type\":\"rectanglelabels\"," + size + place
                        + "\"rectanglelabels\":[\"cat\"],\"score\":0.5,\"depth\":0}},{\"id\":\"r\",\"from_name\":\"c\","
                        + "\"type\":\"choices\"," + size + place + "\"choices\":[\"torn\"]}}]}]}]",
                config);

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("keys of a result of the region are not read: value.score"),
                read.losses().stream().map(Loss::detail).toList());
    }

    @Test
    void metaThatAllResultsOfARegionRepeatIsRead() throws Exception {
        String config =
                CONFIG.replace("</View>", "<Choices name='c' toName='i'><Choice value='torn'/></Choices></View>");
        String meta = "\"meta\":{\"seen\":[1,2.5],\"by\":{\"steps\":[3]}},";
        String common = "\"id\":\"r\",\"to_name\":\"i\",\"original_width\":100,\"original_height\":50," + meta
                + "\"value\":{\"x\":1,\"y\":2,\"width\":3,\"height\":4,";
        String results = "{\"from_name\":\"b\",\"type\":\"rectanglelabels\"," + common
                + "\"rectanglelabels\":[\"cat\"]}},{\"from_name\":\"c\",\"type\":\"choices\"," + common
                + "\"choices\":[\"torn\"]}}";
        String tasks = "[{\"id\":1,\"data\":{\"image\":\"a.png\"},\"annotations\":[{\"result\":[" + results + "]}]}]";

        assertEquals(List.of(), read(tasks, config).losses());
        Trial other = read(tasks.replaceFirst("2.5", "2"), config);
        assertEquals(
                List.of(
                        "keys of a further result of the region, which has other values than the first one are not read:"
                                + " meta.seen"),
                other.losses().stream().map(Loss::detail).toList());
    }
}
