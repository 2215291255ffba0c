package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.SourceRecord;
import org.labelport.model.Value;
import org.labelport.model.Vec3;
import org.labelport.report.Loss;

/** Tests that documents hold what the source's record or the model has. */
class DmSchemaTest {

    private static Item item(Media media, Annotation... annotations) {
        return Item.of("item", "a", media, List.of(annotations));
    }

    private static Item withSource(JsonText data) {
        return item(Reader.IMAGE, Annotation.of("m", "model", new Shape.Whole()))
                .withSource(new SourceRecord("item", data, List.of()));
    }

    private static String v2(Item item) throws IOException {
        return Examples.line(DmSchema.v2(item, Examples.JSON));
    }

    // From the source's record

    @Test
    void v1OfTheSourceIsConvertedAsTheSdkDoes() throws IOException {
        for (String name : List.of("image-bounding_box", "image-relation", "prompt-prompt-answer")) {
            assertEquals(
                    Examples.line(Examples.document("v2/" + name + ".json")),
                    v2(withSource(Examples.text("v1/" + name + ".json"))));
        }
    }

    @Test
    void v2OfTheSourceIsHandedOn() throws IOException {
        assertEquals(
                Examples.line(Examples.document("v2/oddities.json")),
                v2(withSource(Examples.text("v2/oddities.json"))));
        assertEquals(
                Examples.line(Examples.document("v2/wrapper-with-meta.json").get("annotation_data")),
                v2(withSource(Examples.text("v2/wrapper-with-meta.json"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "7", "{\"annotation_data\": null}"})
    void otherSourcesAreMadeFromTheModel(String data) throws IOException {
        assertEquals(
                "{\"classification\": {\"classification\": [\"model\"]}, \"images\": [{\"classification\": [{\"id\": "
                        + "\"m\", \"classification\": \"model\", \"attrs\": [], \"data\": {}}]}]}",
                v2(withSource(JsonText.of(data))));
    }

    @Test
    void brokenSourceIsAnError() {
        assertThrows(IOException.class, () -> v2(withSource(JsonText.of("{"))));
    }

    @Test
    void whatTheSdkRefusesIsTolerated() throws IOException {
        String v2 = v2(withSource(Examples.text("v1/oddities.json")));

        assertTrue(v2.contains("\"bounding_box\": [{\"id\": \"Od00000001\""), v2);
        assertTrue(v2.contains("future_tool"), v2);
    }

    // From the model

    static List<Arguments> shapes() {
        return List.of(
                Arguments.of(new Shape.Whole(), Reader.IMAGE),
                Arguments.of(Shape.Box.of(1.5, -2, 3, 4), Reader.IMAGE),
                Arguments.of(new Shape.Box(1, 2, 3, 4, -0.25), Reader.IMAGE),
                Arguments.of(Shape.Polygon.of(0, 0, 5, 0, 5, 5.125), Reader.IMAGE),
                Arguments.of(new Shape.Path(PointList.of(1, 2, 3, 4), false, false), Reader.IMAGE),
                Arguments.of(
                        new Shape.Points(List.of(new Keypoint("c", 1, 2, Keypoint.Visibility.VISIBLE))), Reader.IMAGE),
                Arguments.of(new Shape.Mask(638, 1, 2, 2, new int[] {1, 2, 1}), Reader.IMAGE),
                Arguments.of(new Shape.Mask(0, 0, 0, 0, new int[0]), Reader.IMAGE),
                Arguments.of(new Shape.Mask(638, 1, 2, 2, new int[] {1, 2, 1}), Reader.VIDEO),
                Arguments.of(new Shape.Cuboid(new Vec3(1, 2, 3), new Vec3(4, 5, 6), Quaternion.IDENTITY), Reader.CLOUD),
                Arguments.of(new Shape.PointSet(new int[] {3, 2, 1, 1}), Reader.CLOUD),
                Arguments.of(
                        new Shape.Span(List.of(new Shape.Span.Range(0, 6), new Shape.Span.Range(10, 15))), Reader.TEXT),
                Arguments.of(new Shape.Interval(1_000_000, 3_033_333, -1), Reader.VIDEO),
                Arguments.of(
                        new Shape.Reply(List.of(new Message("assistant", "a"), new Message("assistant", "b")), 0),
                        Reader.CHAT),
                Arguments.of(new Shape.Other("future", JsonText.of("{\"k\": [1, 2.0]}")), Reader.IMAGE),
                Arguments.of(new Shape.Other("prompt", JsonText.of("{\"input\": \"Why?\"}")), Reader.CHAT),
                Arguments.of(new Shape.Other("polygon", JsonText.NONE), Reader.IMAGE));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapesComeBack(Shape shape, Media media) throws IOException {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("text", new Value.Text("t"));
        attributes.put("number", new Value.Number(1.5));
        attributes.put("whole", new Value.Number(2));
        attributes.put("flag", new Value.Flag(true));
        attributes.put("choices", new Value.Choices(List.of("a", "b")));
        attributes.put("x:odd", new Value.Text("{}"));
        attributes.put("x:isLocked", new Value.Flag(true));
        Provenance origin = shape instanceof Shape.Reply
                ? new Provenance(Optional.empty(), true, "m", Optional.of(Instant.parse("2025-01-01T00:00:00Z")))
                : Provenance.UNKNOWN;
        Annotation annotation =
                Annotation.of("a-1_B", "c", shape).withAttributes(attributes).withProvenance(origin);
        List<Loss> losses = new ArrayList<>();

        Map<String, Object> v1 = DmSchema.v1(item(media, annotation), Examples.JSON, losses::add);
        String medium = DmDocument.of(v1).media().get(0).id();
        assertEquals(
                annotation,
                Reader.of(Examples.read(JsonText.of(Examples.line(v1))), medium, media)
                        .only());

        Map<String, Object> v2 = DmSchema.v2(item(media, annotation), Examples.JSON, losses::add);
        Annotation again = Reader.of(Examples.read(JsonText.of(Examples.line(v2))), medium, media)
                .only();
        assertEquals(annotation.shape(), again.shape());
        assertEquals(List.of(), losses);
    }

    @Test
    void documentOfV1HasTheSchemasOrder() {
        Annotation box = Annotation.of("b", "car", new Shape.Box(1, 2.5, 3, 4, 0.5))
                .withAttributes(Map.of("day", new Value.Day(LocalDate.of(2025, 1, 31))));
        Annotation tag = Annotation.of("t", "", new Shape.Whole());

        assertEquals(
                ("{'extra': {'image_1': {}}, 'annotations': {'image_1': [{'id': 'b', 'tool': 'bounding_box', "
                                + "'isLocked': false, 'isVisible': true, 'isValid': false, 'isDrawCompleted': true, "
                                + "'classification': {'class': 'car', 'day': '2025-01-31'}, 'label': ['car']}, {'id': "
                                + "'t', 'tool': 'classification', 'isLocked': false, 'isVisible': true, 'isValid': "
                                + "false, 'isDrawCompleted': true, 'classification': null, 'label': []}]}, "
                                + "'annotationsData': {'image_1': [{'id': 'b', 'coordinate': {'x': 1, 'y': 2.5, "
                                + "'width': 3, 'height': 4, 'rotation': 0.5}}, {'id': 't'}]}, 'relations': "
                                + "{'image_1': []}, 'annotationGroups': {'image_1': []}, 'assignmentId': null}")
                        .replace('\'', '"'),
                Examples.line(DmSchema.v1(item(Reader.IMAGE, box, tag))));
    }

    @Test
    void conversationsFromElsewhereHaveTheirPromptsWritten() {
        Media chat =
                new Media.Chat(List.of(new Message("system", "Be brief."), new Message("user", "Why?")), List.of());
        Annotation answer = Annotation.of("a", "", new Shape.Reply(List.of(new Message("tool", "Because.")), 2));
        List<Loss> losses = new ArrayList<>();

        Reader read = Reader.of(DmSchema.v1(item(chat, answer), Examples.JSON, losses::add), "prompt_1", Reader.CHAT);
        assertEquals(
                new Media.Chat(List.of(new Message("user", "Be brief."), new Message("user", "Why?")), List.of()),
                read.content().media());
        assertEquals(
                List.of("prompt-1", "prompt-2", "a"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(
                List.of("dm.role-dropped", "dm.role-dropped", "dm.role-dropped"),
                losses.stream().map(Loss::code).toList());
    }

    @Test
    void withoutJsonTheContentOfOthersIsLeftOut() {
        Annotation other = Annotation.of("a", "c", new Shape.Other("future", JsonText.of("{\"k\": 1}")));

        assertEquals(
                Annotation.of("a", "c", new Shape.Other("future", JsonText.NONE)),
                Reader.of(DmSchema.v1(item(Reader.IMAGE, other)), "image_1", Reader.IMAGE)
                        .only());
    }

    @Test
    void dataOfAPromptNamesItsTool() {
        Reader read = Reader.example("v1/prompt-prompt-answer.json", "prompt_1", Reader.CHAT);
        Map<String, Object> v1 =
                DmSchema.v1(item(Reader.CHAT, read.annotation("Prm_000001")), Examples.JSON, loss -> {});
        String prompt = "{\"id\": \"Prm_000001\", \"tool\": \"prompt\", \"input\": ";
        assertTrue(Examples.line(v1).contains(prompt), Examples.line(v1));
    }

    @Test
    void rangesOfTheBrowserComeBack() {
        Reader read = Reader.example("v1/text-named_entity.json", "text_1", Reader.TEXT);
        Item item = item(Reader.TEXT, read.only());

        assertEquals(
                read.content(),
                Reader.of(DmSchema.v1(item, Examples.JSON, loss -> {}), "text_1", Reader.TEXT)
                        .content());
        assertEquals(
                read.content(),
                Reader.of(DmSchema.v1(item), "text_1", Reader.TEXT).content());
    }
}
