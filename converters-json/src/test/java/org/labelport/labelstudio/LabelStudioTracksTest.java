package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.model.Item;
import org.labelport.model.Media;
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
}
