package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Span.Range;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests dialogues, and what results say beside the turns that they mark. */
class LabelStudioDialogueTest extends LabelStudioRoundTrip {

    private static final String DIALOGUE_CONFIG = """
            <View><Paragraphs name="prg" value="$talk" nameKey="who" textKey="says"/>
            <ParagraphLabels name="l" toName="prg"><Label value="Greeting"/><Label value="Question"/></ParagraphLabels>
            <Choices name="mood" toName="prg" perRegion="true"><Choice value="calm"/></Choices></View>
            """;
    private static final String DIALOGUE_TASK = """
            [{"id":3,"data":{"talk":[{"who":"Ann","says":"Hi \uD83D\uDE00 you!","start":0.5},{"who":"Bob","says":"How\\nare you?",
            "author":"b"}],"room":7,"extra":{"a":[1,2.5]}},"meta":{"customer":"acme","deep":{"k":[true,null]},"split":"fold 3"},
            "annotations":[{"result":[
            {"id":"r1","from_name":"l","to_name":"prg","type":"paragraphlabels","meta":{"text":["loud"]},
             "value":{"start":"0","end":"0","startOffset":3,"endOffset":5,"paragraphlabels":["Greeting"]}},
            {"id":"r1","from_name":"mood","to_name":"prg","type":"choices","value":{"choices":["calm"]}},
            {"id":"r2","from_name":"l","to_name":"prg","type":"paragraphlabels",
             "value":{"start":"0","end":"1","startOffset":6,"endOffset":3,"paragraphlabels":["Question"]}},
            {"type":"relation","from_id":"r1","to_id":"r2","direction":"right"}]}]}]
            """;

    @Test
    void aDialogueIsATextInTurns() throws IOException, ExportException {
        Trial read = read(DIALOGUE_TASK, DIALOGUE_CONFIG);
        Item item = read.items().get(0);
        assertEquals("Hi \uD83D\uDE00 you!\nHow\nare you?", ((Media.Text) item.media()).text());
        assertEquals(
                List.of(new Shape.Span(List.of(new Range(3, 5))), new Shape.Span(List.of(new Range(6, 14)))),
                item.annotations().stream().map(Annotation::shape).toList());
        Path out = write(read, List.of());
        String tasks = Files.readString(out.resolve("tasks.json"));
        assertTrue(tasks.contains("{\"author\":\"Bob\",\"text\":\"How\\nare you?\",\"x:author\":\"b\"}"), tasks);
        assertTrue(tasks.contains("\"start\":\"0\",\"end\":\"1\",\"startOffset\":6,\"endOffset\":3"), tasks);
        assertEquals(item, again(out));
    }

    @Test
    void keysOfMetaThatMeanNothingHereAreKept() throws IOException, ExportException {
        Trial read = read(DIALOGUE_TASK, DIALOGUE_CONFIG);
        Map<String, Value> attributes = read.items().get(0).attributes();
        assertEquals(new Value.Text("acme"), attributes.get("x:meta:customer"));
        assertEquals(new Value.Text("fold 3"), attributes.get("x:meta:split"));
        assertEquals(
                Map.of(
                        "mood", new Value.Choices(List.of("calm")),
                        "x:meta:text", new Value.Choices(List.of("loud"))),
                read.items().get(0).annotations().get(0).attributes());
        String tasks = Files.readString(write(read, List.of()).resolve("tasks.json"));
        assertTrue(tasks.contains("\"customer\":\"acme\",\"deep\":{\"k\":[true,null]},\"split\":\"fold 3\"}"), tasks);
        assertTrue(tasks.contains("\"room\":7,\"extra\":{\"a\":[1,2.5]}"), tasks);
        assertTrue(tasks.contains("\"meta\":{\"text\":[\"loud\"]}"), tasks);
    }

    /** Label Studio writes them into some results of a region, not always into the first one. */
    @Test
    void whatALaterResultSaysOfItsRegionIsKept() throws IOException, ExportException {
        Trial read = read(
                DIALOGUE_TASK.replace(
                        "\"value\":{\"choices\"",
                        "\"readonly\":true,\"hidden\":false,\"locked\":true,"
                                + "\"meta\":{\"note\":\"late\",\"text\":[\"loud\"]},\"value\":{\"choices\""),
                DIALOGUE_CONFIG);

        assertEquals(
                Map.of(
                        "mood", new Value.Choices(List.of("calm")),
                        "x:meta:text", new Value.Choices(List.of("loud")),
                        "x:meta:note", new Value.Text("late"),
                        "x:region:locked", new Value.Flag(true),
                        "x:region:readonly", new Value.Flag(true)),
                read.items().get(0).annotations().get(0).attributes());
        assertEquals(List.of(), read.lossCodes());
        Path out = write(read, List.of());
        String tasks = Files.readString(out.resolve("tasks.json"));
        assertTrue(
                tasks.contains("\"locked\":true,\"readonly\":true,\"meta\":{\"text\":[\"loud\"],\"note\":\"late\"}"),
                tasks);
        assertEquals(read.items().get(0), again(out));
    }

    @Test
    void whatResultsOfARegionSayDifferentlyIsReported() throws IOException, ExportException {
        Trial read = read(
                DIALOGUE_TASK.replace("\"value\":{\"choices\"", "\"meta\":{\"text\":\"soft\"},\"value\":{\"choices\""),
                DIALOGUE_CONFIG);

        assertEquals(List.of("labelstudio.key-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("are not read: meta.text"),
                read.losses().get(0).detail());
    }

    @Test
    void whatAnAnswerAboutTheItemSaysBesideItsValueIsReported() throws IOException, ExportException {
        Trial read = read(
                DIALOGUE_TASK
                        .replace("\"r1\",\"from_name\":\"mood\"", "\"r9\",\"from_name\":\"mood\"")
                        .replace(
                                "\"value\":{\"choices\"",
                                "\"readonly\":true,\"meta\":{\"text\":\"soft\"},\"value\":{\"choices\""),
                DIALOGUE_CONFIG.replace(" perRegion=\"true\"", ""));

        assertEquals(List.of("labelstudio.key-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("are not read: readonly, meta.text"),
                read.losses().get(0).detail());
    }

    @Test
    void whatARelationSaysBesideItsTypeIsReported() throws IOException, ExportException {
        Trial read = read(
                DIALOGUE_TASK.replace(
                        "\"direction\":\"right\"", "\"direction\":\"right\",\"meta\":{\"text\":\"sure\"}"),
                DIALOGUE_CONFIG);

        assertEquals(1, read.items().get(0).relations().size());
        assertEquals(List.of("labelstudio.key-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("keys of relation 1 are not read: meta.text"),
                read.losses().get(0).detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"loud\"", "[\"loud\"]", "[3]", "3", "true"})
    void metaThatIsNoObjectIsReported(String meta) throws IOException, ExportException {
        Trial ofRegion = read(DIALOGUE_TASK.replace("{\"text\":[\"loud\"]}", meta), DIALOGUE_CONFIG);
        Trial ofTask = read(
                DIALOGUE_TASK.replace(
                        "{\"customer\":\"acme\",\"deep\":{\"k\":[true,null]},\"split\":\"fold 3\"}", meta),
                DIALOGUE_CONFIG);

        for (Trial read : List.of(ofRegion, ofTask)) {
            assertEquals(List.of("labelstudio.key-dropped"), read.lossCodes());
            assertTrue(
                    read.losses().get(0).detail().contains("is no object"),
                    read.losses().get(0).detail());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "[]", "{}", "null"})
    void metaThatSaysNothingIsNot(String meta) throws IOException, ExportException {
        Trial read = read(DIALOGUE_TASK.replace("{\"text\":[\"loud\"]}", meta), DIALOGUE_CONFIG);

        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void aTextThatIsNoLongerThatOfItsTurnsIsAText() throws IOException, ExportException {
        Trial read = read(DIALOGUE_TASK, DIALOGUE_CONFIG);
        Item changed = read.items().get(0).withMedia(new Media.Text("other text", Blob.ABSENT));
        Path out = folder.resolve("out");
        Trial.write(
                new LabelStudioConverter(),
                Map.of(),
                read.taxonomy(),
                List.of(changed.withAnnotations(List.of()).withRelations(List.of())),
                out);
        assertTrue(Files.readString(out.resolve("label_config.xml")).contains("<Text "));
        assertEquals(changed.attributes(), again(out).attributes());
    }
}
