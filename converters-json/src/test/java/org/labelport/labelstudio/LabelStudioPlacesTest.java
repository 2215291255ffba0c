package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Item;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Tests places on pictures and frames of videos: how numbers become boxes, and on which frames an object is. */
class LabelStudioPlacesTest {

    @TempDir
    Path folder;

    private Trial read(String tasks, String config) throws IOException, ExportException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("tasks.json"), tasks);
        Files.writeString(in.resolve("label_config.xml"), config);
        return Trial.read(new LabelStudioTarget(), Map.of("path", in.toString()), folder);
    }

    private Item again(Path out) throws IOException, ExportException {
        Trial again = Trial.read(new LabelStudioTarget(), Map.of("path", out.toString()), folder);
        assertEquals(List.of(), again.errors());
        return again.items().get(0);
    }

    @Test
    void tracksAndRangesOfWhichAPartIsWrongAreNotReadInPart() throws Exception {
        String box = "\"x\":1,\"y\":1,\"width\":9,\"height\":9,\"enabled\":true";
        String result = "{\"id\":\"%s\",\"from_name\":\"%s\",\"to_name\":\"v\",\"type\":\"%s\","
                + "\"original_width\":100,\"original_height\":50,\"value\":{%s}}";
        String track = result.formatted(
                "t", "b", "videorectangle", "\"sequence\":[{\"frame\":1," + box + "},{\"frame\":0," + box + "}]");
        String ranges = result.formatted(
                "r",
                "l",
                "timelinelabels",
                "\"timelinelabels\":[\"up\"],\"ranges\":[{\"start\":1,\"end\":2},{\"start\":5,\"end\":4}]");

        Trial read = read(
                "[{\"data\":{\"clip\":\"c.mp4\"},\"annotations\":[{\"result\":[" + track + "," + ranges + "]}]}]",
                "<View><Video name='v' value='$clip'/><VideoRectangle name='b' toName='v'/>"
                        + "<TimelineLabels name='l' toName='v'><Label value='up'/></TimelineLabels></View>");

        assertEquals(List.of("labelstudio.region", "labelstudio.region"), read.errorCodes());
        assertEquals(List.of(), read.items().get(0).annotations());
    }

    private static final String VIDEO_CONFIG =
            "<View><Video name='v' value='$clip'/><VideoRectangle name='b' toName='v'/>"
                    + "<Labels name='l' toName='v'><Label value='up'/></Labels></View>";

    private static String key(int frame, boolean enabled, int x, int rotation) {
        return "{\"frame\":%d,\"enabled\":%s,\"x\":%d,\"y\":0,\"width\":10,\"height\":10,\"rotation\":%d,\"time\":1}"
                .formatted(frame, enabled, x, rotation);
    }

    private Trial track(Map<String, String> filter, String... keys) throws IOException, ExportException {
        Path in = Files.createDirectories(folder.resolve("track"));
        Files.writeString(
                in.resolve("tasks.json"),
                "[{\"data\":{\"clip\":\"c.mp4\"},\"annotations\":[{\"result\":[{\"id\":\"t\",\"from_name\":\"b\",\"to_name\":\"v\","
                        + "\"type\":\"videorectangle\",\"original_width\":100,\"original_height\":100,\"value\":{\"framesCount\":12,"
                        + "\"duration\":1,\"labels\":[\"up\"],\"sequence\":[" + String.join(",", keys) + "]}}]}]}]");
        Files.writeString(in.resolve("label_config.xml"), VIDEO_CONFIG);
        Map<String, String> all = new HashMap<>(filter);
        all.put("path", in.toString());
        return Trial.read(new LabelStudioTarget(), all, folder);
    }

    private static List<String> places(Trial read) {
        return read.items().get(0).annotations().stream()
                .map(each -> (each.keyframe() ? "key " : "") + each.index() + " at "
                        + Math.round(((Shape.Box) each.shape()).x()))
                .toList();
    }

    @Test
    void anObjectIsOnEveryFrameOnWhichLabelStudioShowsIt() throws IOException, ExportException {
        String[] keys = {key(9, true, 70, 0), key(2, true, 0, 0), key(5, false, 30, 0)};
        Trial read = track(Map.of(), keys);
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of(
                        "key 1 at 0",
                        "2 at 10",
                        "3 at 20",
                        "key 4 at 30",
                        "key 8 at 70",
                        "9 at 70",
                        "10 at 70",
                        "11 at 70"),
                places(read));
        assertEquals(
                List.of("key 1 at 0", "key 4 at 30", "key 8 at 70"), places(track(Map.of("frames", "listed"), keys)));

        Path out = folder.resolve("out");
        Trial written = Trial.write(new LabelStudioConverter(), Map.of(), read.taxonomy(), read.items(), out);
        assertEquals(List.of(), written.lossCodes());
        assertEquals(read.items().get(0).annotations(), again(out).annotations());
    }

    @Test
    void anObjectTurnsTheShorterWay() throws IOException, ExportException {
        Trial read = track(Map.of(), key(1, true, 50, 350), key(3, false, 50, 10));
        Shape.Box between = (Shape.Box) read.items().get(0).annotations().get(1).shape();
        assertEquals(0, between.angle(), 1e-9);
    }

    @Test
    void tracksOfHostileLengthAreErrors() throws IOException, ExportException {
        Trial read = track(Map.of(), key(1, true, 0, 0), key(2_000_000_000, false, 0, 0));
        assertEquals(List.of("track.too-long"), read.errorCodes());
        assertEquals(
                2,
                track(Map.of("frames", "listed"), key(1, true, 0, 0), key(2_000_000_000, false, 0, 0))
                        .items()
                        .get(0)
                        .annotations()
                        .size());
    }

    @Test
    void framesOfHighNumbersTakeNoMemory() throws IOException, ExportException {
        long before = allocated();
        Trial read = track(Map.of("frames", "listed"), key(2_000_000_000, true, 0, 0), key(2_000_000_001, false, 0, 0));
        assertTrue(allocated() - before < 100 << 20, "bytes: " + (allocated() - before));
        assertEquals(1_999_999_999, read.items().get(0).annotations().get(0).index());
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private Trial boxes(String results) throws IOException, ExportException {
        return read(
                "[{\"data\":{\"p\":\"a.png\"},\"annotations\":[{\"result\":[" + results + "]}]}]",
                "<View><Image name='i' value='$p'/><RectangleLabels name='b' toName='i'><Label value='up'/>"
                        + "</RectangleLabels></View>");
    }

    @Test
    void aPlaceWithoutItsNumbersIsAnError() throws IOException, ExportException {
        String box =
                "{\"id\":\"%s\",\"from_name\":\"b\",\"to_name\":\"i\",\"type\":\"rectanglelabels\",\"original_width\":100,"
                        + "\"original_height\":50,\"value\":{%s\"rectanglelabels\":[\"up\"]}}";
        Trial read = boxes(
                box.formatted("1", "\"x\":null,\"y\":1,\"width\":9,\"height\":9,") + "," + box.formatted("2", ""));
        assertEquals(List.of("labelstudio.region", "labelstudio.region"), read.errorCodes());
        assertTrue(read.errors().get(0).message().contains("value has no 'x'"), read.errors()::toString);
        assertEquals(List.of(), read.items().get(0).annotations());
    }

    @Test
    void howAPictureWasTurnedOnTheScreenDoesNotMovePlaces() throws IOException, ExportException {
        Trial read = boxes("{\"id\":\"1\",\"from_name\":\"b\",\"to_name\":\"i\",\"type\":\"rectanglelabels\","
                + "\"original_width\":100,\"original_height\":50,\"image_rotation\":90,\"value\":{\"x\":1,\"y\":2,\"width\":9,"
                + "\"height\":8,\"rectanglelabels\":[\"up\"]}}");
        assertEquals(List.of("view.rotation-dropped"), read.lossCodes());
        assertEquals(
                Shape.Box.of(1, 1, 9, 4),
                read.items().get(0).annotations().get(0).shape());
    }

    @Test
    void whatAPathLeavesOutOfAVectorIsSaid() throws IOException, ExportException {
        String vector = "{\"id\":\"%s\",\"from_name\":\"b\",\"to_name\":\"i\",\"type\":\"vectorlabels\","
                + "\"original_width\":100,\"original_height\":50,\"value\":{\"closed\":%s,\"vertices\":["
                + "{\"id\":\"p\",\"x\":10,\"y\":10,\"prevPointId\":%s,\"isBezier\":false},"
                + "{\"id\":\"q\",\"x\":20,\"y\":10,\"prevPointId\":\"p\",\"isBezier\":%s},"
                + "{\"id\":\"r\",\"x\":20,\"y\":30,\"prevPointId\":%s,\"isBezier\":false}]}}";
        String curve = "true,\"controlPoint1\":{\"x\":12,\"y\":8},\"controlPoint2\":{\"x\":22,\"y\":12}";
        Trial read = boxes(String.join(
                ",",
                vector.formatted("plain", "true", "\"r\"", "false", "\"q\""),
                vector.formatted("curved", "false", "null", curve, "\"q\""),
                vector.formatted("branched", "false", "null", "false", "\"p\"")));
        assertEquals(List.of("path.simplified", "path.simplified"), read.lossCodes());
        assertEquals(
                List.of("curved", "branched"),
                read.losses().stream().map(Loss::annotation).toList());
        assertEquals(
                new Shape.Path(PointList.of(10, 5, 20, 5, 20, 15), false, true),
                read.items().get(0).annotations().get(1).shape());
    }
}
