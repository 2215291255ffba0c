package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests what is known and not known of tracks in videos. */
class LabelStudioTracksTest extends LabelStudioRoundTrip {

    private static final String CONFIG = "<View><Video name='v' value='$clip'/><Labels name='l' toName='v'>"
            + "<Label value='cat'/></Labels><VideoRectangle name='b' toName='v'/></View>";

    private static final String TASK = """
            [{"data":{"clip":"c.mp4"},"annotations":[{"result":[{"id":"t","from_name":"b","to_name":"v",
            "type":"videorectangle","original_width":100,"original_height":50,"value":{%s"labels":["cat"],"sequence":[
            {"frame":3,"enabled":true,"x":1,"y":1,"width":9,"height":9,"rotation":0,"time":0.1},
            {"frame":6,"enabled":true,"x":1,"y":1,"width":9,"height":9,"rotation":0,"time":0.2}]}}]}]}]
            """;

    @Test
    void anObjectThatStaysUntilAnUnknownEndIsToldAndKept() throws IOException, ExportException {
        Trial read = read(TASK.formatted(""), CONFIG);

        assertEquals(List.of("track.end-unknown"), read.lossCodes());
        Item item = read.items().get(0);
        assertEquals(4, item.annotations().size());
        assertEquals(
                Map.of("enabled", new Value.Flag(true)),
                item.annotations().get(3).attributes());
        Path out = write(read, List.of());
        String tasks = Files.readString(out.resolve("tasks.json"));
        assertTrue(tasks.contains("\"frame\":6,\"enabled\":true"), tasks);
    }

    @Test
    void aTrackOfWhichAllBoxesWereRemovedIsAnErrorOfItsOwn() throws IOException, ExportException {
        Trial read = read(TASK.formatted("").replaceAll("(?s)\\{\"frame\".*?\\},?", ""), CONFIG);

        assertEquals(List.of("labelstudio.region"), read.errorCodes());
        assertEquals(1, read.items().size());
    }

    @Test
    void theFrameRateIsThatOfTheTimesOfBoxes() throws IOException, ExportException {
        Trial read = read(TASK.formatted(""), CONFIG);

        Media.Video video = (Media.Video) read.items().get(0).media();
        assertEquals(30.0, (double) video.fpsNumerator() / video.fpsDenominator());
    }

    @Test
    void anObjectThatStaysUntilAKnownEndHasABoxOnEachFrame() throws IOException, ExportException {
        Trial read = read(TASK.formatted("\"framesCount\":8,\"duration\":0.25,"), CONFIG);

        assertEquals(List.of(), read.lossCodes());
        Item item = read.items().get(0);
        assertEquals(6, item.annotations().size());
        assertTrue(
                item.annotations().stream().allMatch(each -> each.attributes().isEmpty()));
        Media.Video video = (Media.Video) item.media();
        assertEquals(32.0, (double) video.fpsNumerator() / video.fpsDenominator());
    }

    /** Label Studio keeps the ids of a prediction's regions when somebody makes an annotation of it. */
    @Test
    void whatTwoPeopleSayOfOneRegionIsTwoTracks() throws IOException, ExportException {
        String task = TASK.formatted("\"framesCount\":7,");
        String set = task.substring(task.indexOf("{\"result\""), task.lastIndexOf("]}]"));
        Trial read = read(task.replace(set, set + "," + set), CONFIG);

        assertEquals(
                Map.of("t", 5L, "t__2", 5L),
                read.annotations(0).stream().collect(Collectors.groupingBy(Annotation::track, Collectors.counting())));
    }

    /** Label Studio copies the meta of a region with it. */
    @Test
    void aCopyOfARegionIsAnotherTrack() throws IOException, ExportException {
        String region = TASK.substring(TASK.indexOf("{\"id\":\"t\""), TASK.indexOf("]}]}]"))
                .formatted("\"framesCount\":7,")
                .replace("\"type\"", "\"meta\":{\"labelport_track\":\"car 7\"},\"type\"");
        String copy = region.replace("\"id\":\"t\"", "\"id\":\"u\"");
        Trial read = read(
                "[{\"data\":{\"clip\":\"c.mp4\"},\"annotations\":[{\"result\":[" + region + "," + copy + "]}]}]",
                CONFIG);

        assertEquals(
                Map.of("car 7", 5L, "u", 5L),
                read.items().get(0).annotations().stream()
                        .collect(Collectors.groupingBy(Annotation::track, Collectors.counting())));
    }

    @Test
    void tracksKeepTheirNames() throws IOException, ExportException {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 50, 25, 1);
        List<Annotation> boxes = List.of(
                box("1", 0, "car 7"),
                box("2", 4, "car 7"),
                box("3", 0, "3"),
                box("4", 9, "3"),
                box("5", 2, "one"),
                box("6%", 2, "6%"),
                box("7", 4, "6%"),
                box("8", 1, "8"));
        Item item = Item.of("1", "c.mp4", video, boxes);
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of("cat")));
        Path out = folder.resolve("named");
        Trial.write(new LabelStudioConverter(), Map.of(), taxonomy, List.of(item), out);

        List<Annotation> back = again(out).annotations();

        assertEquals(
                Set.of("car 7", "3", "one", "6%", "8"),
                back.stream().map(Annotation::track).collect(Collectors.toSet()));
        assertTrue(back.stream().allMatch(each -> each.attributes().isEmpty()));
    }

    private static Annotation box(String id, int frame, String track) {
        return new Annotation(
                id, "cat", Shape.Box.of(1, 1, 10, 10), frame, true, track, "", 0, Map.of(), Provenance.UNKNOWN);
    }
}
