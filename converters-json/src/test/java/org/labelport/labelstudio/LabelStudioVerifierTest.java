package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

/** Tests that the verifier finds what Label Studio's import refuses or shows in the wrong place. */
class LabelStudioVerifierTest {

    private static final String CONFIG = """
            <View><Image name="img" value="$image"/>
              <RectangleLabels name="box" toName="img"><Label value="cat"/></RectangleLabels>
              <PolygonLabels name="poly" toName="img"><Label value="cat"/></PolygonLabels>
              <BrushLabels name="brush" toName="img"><Label value="cat"/></BrushLabels>
              <TextArea name="note" toName="img"/></View>""";

    @TempDir
    Path folder;

    private List<Problem> verify(String config, String tasks) throws IOException, ExportException {
        Files.writeString(folder.resolve("tasks.json"), tasks);
        Files.writeString(folder.resolve("label_config.xml"), config);
        Files.writeString(folder.resolve("a.png"), "");
        return verify(folder);
    }

    private static List<Problem> verify(Path folder) throws IOException, ExportException {
        LabelStudioConverter converter = new LabelStudioConverter();
        List<Problem> problems = new ArrayList<>();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), Map.of()),
                        folder,
                        file -> Media.Image.of(Blob.ABSENT, 1, 1),
                        problems::add));
        return problems;
    }

    /** Returns the problems of an export, except for missing files. */
    static List<String> problems(Path folder) throws IOException, ExportException {
        return codes(verify(folder).stream()
                .filter(problem -> problem.effect() != Problem.Effect.REMARK)
                .toList());
    }

    private static String task(String results) {
        return "[\n{\"data\":{\"image\":\"a.png\"},\"annotations\":[{\"result\":[" + results.replace('\'', '"')
                + "]}]}\n]";
    }

    private static String box(String value) {
        return "{'id':'1','from_name':'box','to_name':'img','type':'rectanglelabels','value':{" + value
                + ",'rectanglelabels':['cat']}}";
    }

    @Test
    void goodTasksAreFaultless() throws IOException, ExportException {
        assertEquals(List.of(), verify(CONFIG, task(box("'x':10,'y':10,'width':20,'height':20"))));
    }

    @Test
    void tasksThatAreTheirDataAreTaken() throws IOException, ExportException {
        assertEquals(List.of(), verify(CONFIG, "[{\"image\":\"a.png\"},{\"image\":\"a.png\",\"id\":7}]"));
        assertEquals(List.of(), verify(CONFIG, "[{\"image\":\"a.png\",\"result\":\"won\"}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'image':'a.png'},'completions':[{'result':[]}]}",
                "{'image':'a.png','annotations':[{'result':[]}]}",
                "{'image':'a.png','box':[{'x':1,'y':1,'width':2,'height':2,'rectanglelabels':['cat']}],'annotation_id':5}"
            })
    void answersThatLabelStudioLeavesOutAreFound(String task) throws IOException, ExportException {
        assertEquals(List.of("DAMAGED label-studio.answers-unread"), codes(verify(CONFIG, task.replace('\'', '"'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "{'data':'a.png'}", "{'version':'5.0.1','shapes':[],'imagePath':'a.png'}"})
    void whatIsNoTaskIsRejected(String task) throws IOException, ExportException {
        assertTrue(codes(verify(CONFIG, task.replace('\'', '"'))).contains("REJECTED label-studio.task"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x':101,'y':0,'width':1,'height':1 | REJECTED label-studio.outside",
                "'x':-1,'y':0,'width':1,'height':1 | DAMAGED label-studio.outside",
                "'x':90,'y':0,'width':20,'height':1 | DAMAGED label-studio.outside",
                "'x':1,'y':0,'width':101,'height':1 | REJECTED label-studio.outside",
                "'x':1,'y':0,'width':1,'height':1,'rotation':361 | REJECTED label-studio.outside",
                "'x':1,'y':0,'width':'wide','height':1 | REJECTED label-studio.result",
            })
    void placesOfBoxes(String value, String expected) throws IOException, ExportException {
        assertEquals(List.of(expected), codes(verify(CONFIG, task(box(value)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'from_name':'boxes','to_name':'img','type':'rectanglelabels' | control",
                "'from_name':'box','to_name':'image','type':'rectanglelabels' | control",
                "'from_name':'poly','to_name':'img','type':'rectanglelabels' | control",
                "'from_name':'box','type':'rectanglelabels' | result",
            })
    void controls(String fields, String expected) throws IOException, ExportException {
        String result =
                "{'id':'1'," + fields + ",'value':{'x':1,'y':1,'width':1,'height':1,'rectanglelabels':['cat']}}";
        assertEquals(List.of("REJECTED label-studio." + expected), codes(verify(CONFIG, task(result))));
    }

    @Test
    void labelsThatTheInterfaceDoesNotHave() throws IOException, ExportException {
        assertEquals(
                List.of("REJECTED label-studio.label"),
                codes(verify(
                        CONFIG, task(box("'x':1,'y':1,'width':1,'height':1").replace("'cat'", "'fox'")))));
    }

    @Test
    void resultsWithOneIdAndControl() throws IOException, ExportException {
        String box = box("'x':1,'y':1,'width':1,'height':1");
        assertEquals(List.of("DAMAGED label-studio.duplicate-id"), codes(verify(CONFIG, task(box + "," + box))));
    }

    @Test
    void tagsThatOlderVersionsDoNotKnow() throws IOException, ExportException {
        String lines = CONFIG.replace("PolygonLabels", "VectorLabels");
        String box = box("'x':1,'y':1,'width':1,'height':1");
        assertEquals(List.of("REMARK label-studio.newer-tag"), codes(verify(lines, task(box))));
    }

    @Test
    void picturesThatBrowsersDoNotShow() throws IOException, ExportException {
        Files.writeString(folder.resolve("a.tif"), "");
        String task = task(box("'x':1,'y':1,'width':1,'height':1")).replace("a.png", "a.tif");
        assertEquals(List.of("REMARK label-studio.picture-kind"), codes(verify(CONFIG, task)));
    }

    @Test
    void idsThatLabelStudioCuts() throws IOException, ExportException {
        String part = box("'x':1,'y':1,'width':1,'height':1").replace("'id':'1'", "'id':'1#2'");
        assertEquals(List.of("DAMAGED label-studio.id-cut"), codes(verify(CONFIG, task(part))));
    }

    @Test
    void relationsToNothing() throws IOException, ExportException {
        String box = box("'x':1,'y':1,'width':1,'height':1");
        assertEquals(
                List.of("REJECTED label-studio.relation"),
                codes(verify(
                        CONFIG, task(box + ",{'type':'relation','from_id':'1','to_id':'2','direction':'right'}"))));
    }

    @Test
    void brushesOfAnotherSize() throws IOException, ExportException {
        String brush = "{'id':'1','from_name':'brush','to_name':'img','type':'brushlabels','original_width':%d,"
                + "'original_height':1,'value':{'format':'rle','rle':[0,0,0,8,57,27,252,127,241,128,0],"
                + "'brushlabels':['cat']}}";
        assertEquals(List.of(), verify(CONFIG, task(brush.formatted(2))));
        assertEquals(List.of("DAMAGED label-studio.brush"), codes(verify(CONFIG, task(brush.formatted(3)))));
    }

    @Test
    void textsThatAreNoList() throws IOException, ExportException {
        assertEquals(
                List.of("REJECTED label-studio.result"),
                codes(verify(
                        CONFIG,
                        task("{'id':'1','from_name':'note','to_name':'img','type':'textarea','value':{'text':'a'}}"))));
    }

    @Test
    void polygonsWithoutArea() throws IOException, ExportException {
        assertEquals(
                List.of("DAMAGED label-studio.outside"),
                codes(verify(
                        CONFIG,
                        task("{'id':'1','from_name':'poly','to_name':'img','type':'polygonlabels',"
                                + "'value':{'points':[[1,1],[2,2]],'polygonlabels':['cat']}}"))));
    }

    @Test
    void tasksWithoutWhatTheInterfaceShows() throws IOException, ExportException {
        List<Problem> problems =
                verify(CONFIG, "[\n{\"data\":{\"image\":\"a.png\"}},\n{\"data\":{\"picture\":\"a.png\"}}]");
        assertEquals(List.of("REJECTED label-studio.data"), codes(problems));
        assertEquals(3, problems.get(0).line());
        assertEquals("tasks.json", problems.get(0).file());
    }

    @Test
    void filesOfTheInterface() throws IOException, ExportException {
        assertEquals(
                List.of("REJECTED label-studio.config"),
                codes(verify(
                        "<View><Image name=\"img\" value=\"$image\"/>"
                                + "<Choices name=\"c\" toName=\"other\"/></View>",
                        task(""))));
        assertEquals(
                "REJECTED label-studio.config",
                codes(verify("<View>", task(""))).get(0));
    }

    @Test
    void filesOfTasks() throws IOException, ExportException {
        assertTrue(codes(verify(CONFIG, "[]")).contains("REJECTED label-studio.no-tasks"));
        assertTrue(codes(verify(CONFIG, "[{\"data\":")).contains("REJECTED label-studio.json"));
        assertTrue(codes(verify(CONFIG, "")).contains("REJECTED label-studio.json"));
        assertTrue(codes(verify(CONFIG, "[{\"id\":1}]")).contains("REJECTED label-studio.data"));
        assertEquals(
                List.of("REJECTED label-studio.task"),
                codes(verify(CONFIG, "[{\"data\":{\"image\":\"a.png\"},\"annotations\":[{\"result\":{}}]}]")));
        assertEquals(
                List.of("REJECTED label-studio.score"),
                codes(verify(
                        CONFIG, "[{\"data\":{\"image\":\"a.png\"},\"predictions\":[{\"score\":1.5,\"result\":[]}]}]")));
    }

    @Test
    void filesThatAreMissing() throws IOException, ExportException {
        assertEquals(
                List.of("REJECTED label-studio.media-missing"),
                codes(verify(CONFIG, "[{\"data\":{\"image\":\"a.png\"}},{\"data\":{\"image\":\"b.png\"}}]")));
        assertEquals(
                List.of("REMARK label-studio.media-missing"),
                codes(verify(CONFIG, "[{\"data\":{\"image\":\"c.png\"}},{\"data\":{\"image\":\"b.png\"}}]")));
    }

    @Test
    void textsAtOtherOffsetsAndTracksWithoutTime() throws IOException, ExportException {
        String config = "<View><Text name=\"t\" value=\"$text\"/><Labels name=\"l\" toName=\"t\"><Label value=\"a\"/>"
                + "</Labels></View>";
        String tasks = "[{\"data\":{\"text\":\"\uD83D\uDE00 Ada\"},\"annotations\":[{\"result\":[{\"id\":\"1\","
                + "\"from_name\":\"l\",\"to_name\":\"t\",\"type\":\"labels\",\"value\":{\"start\":%d,\"end\":%d,"
                + "\"text\":\"Ada\",\"labels\":[\"a\"]}}]}]}]";
        assertEquals(List.of(), verify(config, tasks.formatted(2, 5)));
        assertEquals(List.of("DAMAGED label-studio.text"), codes(verify(config, tasks.formatted(3, 5))));
        String video = "<View><Video name=\"v\" value=\"$video\"/><VideoRectangle name=\"r\" toName=\"v\"/></View>";
        assertTrue(codes(verify(
                        video,
                        "[{\"data\":{\"video\":\"a.png\"},\"annotations\":[{\"result\":[{\"id\":\"1\",\"from_name\":\"r\","
                                + "\"to_name\":\"v\",\"type\":\"videorectangle\",\"value\":{\"labels\":[],\"sequence\":["
                                + "{\"frame\":1,\"x\":1,\"y\":1,\"width\":1,\"height\":1}]}}]}]}]"))
                .contains("REJECTED label-studio.sequence"));
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.effect() + " " + problem.code())
                .toList();
    }
}
