package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.labelport.labelstudio.config.ConfigReader;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Span.Range;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests that sequences, time series and documents of several pages are written again and read back as the same. */
class LabelStudioMediaTest extends LabelStudioRoundTrip {

    private static final String SERIES_CONFIG = """
            <View><TimeSeries name="ts" value="$%s" timeColumn="at" sep=";"><Channel column="x" legend="a &amp; b"/>
            <Channel column="y"/></TimeSeries>
            <TimeSeriesLabels name="l" toName="ts"><Label value="run"/><Label value="walk"/></TimeSeriesLabels></View>
            """;

    private static final String RANGES = """
            "annotations":[{"result":[{"id":"r1","from_name":"l","to_name":"ts","type":"timeserieslabels",
            "value":{"start":1592250751951.8074,"end":1592250751999,"instant":false,"timeserieslabels":["walk"]}},
            {"id":"r2","from_name":"l","to_name":"ts","type":"timeserieslabels",
            "value":{"start":"2020-01-01","end":"2020-01-02","instant":true,"timeserieslabels":["run"]}}]}]}]
            """;

    private static final String HTML = "<div><p>Ada &amp; Bob</p>\r\n</div>";
    private static final String HTML_TASK = """
            [{"data":{"page":"<div><p>Ada &amp; Bob</p>\\r\\n</div>","room":7},"annotations":[{"result":[
            {"id":"r1","from_name":"ner","to_name":"text","type":"hypertextlabels",
             "value":{"start":"/div[1]/p[1]/text()[1]","end":"/div[1]/p[1]/text()[1]","startOffset":0,"endOffset":3,"text":"Ada",
             "globalOffsets":{"start":0,"end":3},"hypertextlabels":["Person"]}},
            {"id":"r1","from_name":"sure","to_name":"text","type":"choices","value":{"choices":["yes"]}}]}]}]
            """;

    @Test
    void rangesOfHtmlAreKeptAsTheyAre() throws IOException, ExportException {
        Trial read = read(
                HTML_TASK,
                "<View><HyperText name=\"text\" value=\"$page\"/><HyperTextLabels name=\"ner\" toName=\"text\">"
                        + "<Label value=\"Person\"/></HyperTextLabels><Choices name=\"sure\" toName=\"text\""
                        + " perRegion=\"true\"><Choice value=\"yes\"/></Choices></View>");
        Item item = read.items().get(0);
        assertEquals(HTML, ((Media.Text) item.media()).text());
        assertEquals(new Value.Flag(true), item.attributes().get("x:html"));

        Path out = write(read, List.of());

        String config = Files.readString(out.resolve("label_config.xml"));
        assertTrue(config.contains("<HyperText name=\"html\" value=\"$html\"/>"), config);
        Item again = again(out);
        assertEquals(HTML, ((Media.Text) again.media()).text());
        assertEquals(item.attributes(), again.attributes());
        Annotation range = again.annotations().get(0);
        assertEquals("Person", range.category());
        assertEquals(item.annotations().get(0).attributes(), range.attributes());
        assertEquals(
                value(item.annotations().get(0)),
                value(range),
                "places in the page, and whatever else Label Studio says");
        assertTrue(value(range).contains("\"globalOffsets\""), value(range));
    }

    @Test
    void htmlIsKnownByItsResultsToo() throws IOException, ExportException {
        Item item = read(HTML_TASK, "<View/>").items().get(0);
        assertEquals(new Value.Flag(true), item.attributes().get("x:html"));
        assertEquals(HTML, ((Media.Text) item.media()).text());
    }

    private static String value(Annotation annotation) {
        String json = ((Shape.Other) annotation.shape()).content().toString();
        return json.substring(json.indexOf("\"value\""));
    }

    @Test
    void aChatIsADialogue() throws IOException, ExportException {
        Trial read = read(
                """
                [{"data":{"talk":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello","id":4}]},
                "annotations":[{"result":[
                {"id":"m1","from_name":"chat","to_name":"chat","type":"chatmessage",
                 "value":{"chatmessage":{"role":"user","content":"Bye","createdAt":1}}},
                {"id":"c1","from_name":"rating","to_name":"chat","type":"choices","value":{"choices":["good"]}}]}]}]
                """,
                "<View><Chat name=\"chat\" value=\"$talk\"/><Choices name=\"rating\" toName=\"chat\">"
                        + "<Choice value=\"good\"/></Choices></View>");
        Item item = read.items().get(0);
        assertEquals("Hi\nHello", ((Media.Text) item.media()).text());
        assertEquals("chatmessage", ((Shape.Other) item.annotations().get(0).shape()).type());

        Path out = write(read, List.of("geometry.unsupported"));

        Item again = again(out);
        assertEquals(item.media(), again.media());
        assertEquals(item.attributes(), again.attributes());
        assertEquals("good", again.annotations().get(0).category());
    }

    @Test
    void entitiesOfAnInterfaceAreRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        for (String type : List.of("<!ENTITY a \"cat\">", "<!ENTITY a SYSTEM \"" + secret.toUri() + "\">")) {
            String config = "<!DOCTYPE View [" + type
                    + "]><View><Image name=\"i\" value=\"$image\"/><RectangleLabels name=\"b\""
                    + " toName=\"i\"><Label value=\"dog\"/>&a;<Label value=\"&a;\"/></RectangleLabels></View>";
            ExportException refused =
                    assertThrows(ExportException.class, () -> read("[{\"data\":{\"image\":\"a\"}}]", config));
            assertEquals("labelstudio.config", refused.code());
        }
    }

    @Test
    void anInterfaceIsReadInTheEncodingThatItSays() throws IOException, ExportException {
        String config = "<View><Image name=\"i\" value=\"$image\"/><RectangleLabels name=\"b\" toName=\"i\">\n"
                + "<Label value=\"K\u00e4se\"/></RectangleLabels></View>";
        Path file = folder.resolve("config.xml");
        Files.writeString(file, config, StandardCharsets.ISO_8859_1);
        ExportException refused = assertThrows(ExportException.class, () -> ConfigReader.read(file));
        assertEquals(file + ", line 2: it is not UTF-8. Save the file as UTF-8.", refused.getMessage());

        LabelConfig expected = ConfigReader.read(config);
        Files.writeString(file, "\ufeff" + config);
        assertEquals(expected, ConfigReader.read(file));
        Files.writeString(file, "<?xml version='1.0' encoding='ISO-8859-1'?>" + config, StandardCharsets.ISO_8859_1);
        assertEquals(expected, ConfigReader.read(file));
        Files.writeString(file, "\ufeff" + config, StandardCharsets.UTF_16LE);
        assertEquals(expected, ConfigReader.read(file));
    }

    @Test
    void soundInASequenceHasItsTimeAndItsLength() throws IOException, ExportException {
        Item sound = new Item(
                "1",
                "a.wav",
                Split.NONE,
                Optional.of(new SequenceSlot("drive", 2, 5)),
                new Media.Audio(Blob.ABSENT, 8000, 1, 7_000_000),
                List.of(),
                List.of(),
                Map.of());
        Path out = folder.resolve("sounds");
        Trial written = Trial.write(new LabelStudioConverter(), Map.of(), Taxonomy.EMPTY, List.of(sound), out);
        assertEquals(List.of(), written.errors());
        Item back = again(out);
        assertEquals(sound.slot(), back.slot());
        assertEquals(sound.media(), back.media());
    }

    @Test
    void spansWhoseIdsLookLikePartsComeBackAsTheyWere() throws IOException, ExportException {
        List<Annotation> spans = Stream.of("a", "a+1", "a%+1")
                .map(id -> Annotation.of(
                        id, "cat", new Shape.Span(List.of(new Range(0, 2), new Range(4, 6), new Range(7, 9)))))
                .toList();
        Item item = Item.of("1", "a.txt", new Media.Text("some words", Blob.ABSENT), spans);
        Path out = folder.resolve("spans");
        Taxonomy cats = new Taxonomy(List.of(Category.of("cat")));
        Trial.write(new LabelStudioConverter(), Map.of(), cats, List.of(item), out);
        assertEquals(spans, again(out).annotations());
    }

    @Test
    void aTimeSeriesInAFile() throws IOException, ExportException {
        Files.createDirectories(folder.resolve("in/d"));
        Files.writeString(folder.resolve("in/d/a.csv"), "at;x;y\n1;2;3\n");
        Trial read = read("[{\"id\":1,\"data\":{\"csv\":\"d/a.csv\"}," + RANGES, SERIES_CONFIG.formatted("csv"));
        assertEquals(List.of("run", "walk"), read.taxonomy().names());
        Path out = write(read, List.of());
        assertEquals("at;x;y\n1;2;3\n", Files.readString(out.resolve("media/d/a.csv")));
        String config = Files.readString(out.resolve("label_config.xml"));
        assertTrue(
                config.contains("timeColumn=\"at\" sep=\";\">\n    <Channel column=\"x\" legend=\"a &amp; b\"/>"),
                config);
        String tasks = Files.readString(out.resolve("tasks.json"));
        assertTrue(
                tasks.contains(
                        "{\"start\":1592250751951.8074,\"end\":1592250751999,\"instant\":false,\"timeserieslabels\":[\"walk\"]}"),
                tasks);
        Item again = again(out);
        assertEquals(read.items().get(0).attributes(), again.attributes());
        assertEquals(
                List.of("walk", "run"),
                again.annotations().stream().map(Annotation::category).toList());
    }

    @Test
    void timeSeriesInTasksAndSuchOfOtherColumnsAreProjectsOfTheirOwn() throws IOException, ExportException {
        Trial read = read(
                "[{\"id\":1,\"data\":{\"ts\":{\"at\":[1,2],\"x\":[0.5,1],\"y\":[2,3]}}," + RANGES,
                SERIES_CONFIG.formatted("ts"));
        Trial other = read("[{\"id\":2,\"data\":{\"ts\":{\"time\":[1,2],\"z\":[0.5,1]}}," + RANGES, "<View/>");
        Path out = folder.resolve("both");
        Trial written = Trial.write(
                new LabelStudioConverter(),
                Map.of(),
                read.taxonomy(),
                List.of(read.items().get(0), other.items().get(0)),
                out);
        assertEquals(List.of(), written.errors());
        assertEquals(List.of(), LabelStudioVerifierTest.problems(out));
        assertTrue(Files.readString(out.resolve("series/tasks.json"))
                .contains("{\"at\":[1,2],\"x\":[0.5,1],\"y\":[2,3]}"));
        String config = Files.readString(out.resolve("series_2/label_config.xml"));
        assertTrue(
                config.contains(
                        "<TimeSeries name=\"series\" value=\"$series\" valueType=\"json\" timeColumn=\"time\">\n    <Channel column=\"z\"/>"),
                config);
    }

    @Test
    void aTimeSeriesOfUnknownColumnsIsAnError() throws IOException, ExportException {
        Trial read = read("[{\"id\":1,\"data\":{\"ts\":\"a.csv\"}," + RANGES, "<View/>");
        Trial written =
                Trial.write(new LabelStudioConverter(), Map.of(), read.taxonomy(), read.items(), folder.resolve("out"));
        assertEquals(List.of("media.unsupported"), written.errorCodes());
    }

    @Test
    void pagesOfADocument() throws IOException, ExportException {
        Files.createDirectories(folder.resolve("in/p"));
        for (String name : List.of("one", "two")) {
            Files.writeString(folder.resolve("in/p/" + name + ".png"), name);
        }
        String config = """
                <View><Image name="i" valueList="$scans"/><RectangleLabels name="b" toName="i"><Label value="stamp"/></RectangleLabels>
                <Choices name="kind" toName="i" perItem="true"><Choice value="letter"/></Choices>
                <TextArea name="note" toName="i" perItem="true"/></View>
                """;
        Trial read = read("""
                [{"id":9,"data":{"scans":["p/one.png","p/two.png"]},"annotations":[{"result":[
                {"id":"r1","from_name":"b","to_name":"i","type":"rectanglelabels","item_index":1,"original_width":300,
                 "original_height":100,"value":{"x":10,"y":10,"width":20,"height":20,"rotation":0,"rectanglelabels":["stamp"]}},
                {"id":"r2","from_name":"b","to_name":"i","type":"rectanglelabels","original_width":200,
                 "original_height":100,"value":{"x":10,"y":10,"width":20,"height":20,"rotation":0,"rectanglelabels":["stamp"]}},
                {"id":"r3","from_name":"kind","to_name":"i","type":"choices","item_index":1,"value":{"choices":["letter"]}},
                {"id":"r4","from_name":"kind","to_name":"i","type":"choices","value":{"choices":["letter"]}},
                {"id":"r5","from_name":"note","to_name":"i","type":"textarea","item_index":0,"value":{"text":["torn"]}}]}]}]
                """, config);
        assertEquals(
                List.of(1, 0, 1, -1, 0),
                read.items().get(0).annotations().stream()
                        .map(Annotation::index)
                        .toList());
        Path out = write(read, List.of());
        assertEquals("two", Files.readString(out.resolve("media/p/one.png/2.png")));
        Item again = again(out);
        Item item = read.items().get(0);
        assertEquals(item.attributes(), again.attributes());
        assertEquals(
                List.of(300, 200).toString(),
                ((Media.Pages) again.media())
                        .pages().stream()
                                .map(Media.Image::width)
                                .sorted((a, b) -> b - a)
                                .toList()
                                .toString());
        assertEquals(
                item.annotations().stream()
                        .map(LabelStudioMediaTest::withoutSource)
                        .sorted()
                        .toList(),
                again.annotations().stream()
                        .map(LabelStudioMediaTest::withoutSource)
                        .sorted()
                        .toList());
    }

    /** Returns an annotation as text without the name of its control, which only the first interface has. */
    private static String withoutSource(Annotation annotation) {
        return annotation.id()
                + annotation.category()
                + annotation.shape()
                + annotation.index()
                + annotation.attributes().keySet().stream()
                        .filter(name -> !name.equals("x:from_name"))
                        .toList();
    }

    @Test
    void aDocumentWithoutPicturesOfItsPagesIsAnError() throws IOException, ExportException {
        Path pdf = Files.writeString(folder.resolve("a.pdf"), "%PDF");
        Media pages = new Media.Pages(Blob.at(pdf.toUri(), 4), List.of(Media.Image.of(Blob.ABSENT, 10, 10)));
        Trial written = Trial.write(
                new LabelStudioConverter(),
                Map.of(),
                Taxonomy.EMPTY,
                List.of(Item.of("1", "a.pdf", pages, List.of())),
                folder.resolve("out"));
        assertEquals(List.of("media.unsupported"), written.errorCodes());
    }

    @Test
    void answersThatWereChosenAreNoCategories() throws IOException, ExportException {
        Trial read = read(
                "[{\"data\":{\"t\":\"Hi\"},\"annotations\":[{\"result\":[{\"id\":\"w\",\"from_name\":\"notes\",\"to_name\":\"t\","
                        + "\"type\":\"textarea\",\"value\":{\"text\":[\"one\",\"two\"]}}]}]}]",
                "<View><Text name=\"t\" value=\"$t\"/><Labels name=\"l\" toName=\"t\"><Label value=\"Person\"/></Labels>"
                        + "<TextArea name=\"notes\" toName=\"t\"/></View>");

        Trial again = Trial.read(
                new LabelStudioTarget(), Map.of("path", write(read, List.of()).toString()), folder);

        assertEquals(List.of("Person"), again.taxonomy().names());
        assertEquals(
                read.items().get(0).annotations().get(0).attributes(),
                again.items().get(0).annotations().get(0).attributes());
    }
}
