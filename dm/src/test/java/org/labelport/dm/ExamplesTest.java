package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.model.Vec3;

/** Reads every example document, and checks what it becomes. */
class ExamplesTest {

    private static final Shape PERSON = Shape.Box.of(10, 10, 20, 40);
    private static final Shape BAG = Shape.Box.of(28, 30, 8, 10);

    static List<Arguments> pairs() {
        return List.of(
                Arguments.of("audio-classification", "audio_1", Reader.AUDIO),
                Arguments.of("image-bounding_box", "image_1", Reader.IMAGE),
                Arguments.of("image-classification", "image_1", Reader.IMAGE),
                Arguments.of("image-keypoint", "image_1", Reader.IMAGE),
                Arguments.of("image-polygon", "image_1", Reader.IMAGE),
                Arguments.of("image-polyline", "image_1", Reader.IMAGE),
                Arguments.of("image-relation", "image_1", Reader.IMAGE),
                Arguments.of("image-segmentation", "image_1", Reader.IMAGE),
                Arguments.of("pcd-3d_bounding_box", "pcd_1", Reader.CLOUD),
                Arguments.of("pcd-3d_segmentation", "pcd_1", Reader.CLOUD),
                Arguments.of("prompt-prompt-answer", "prompt_1", Reader.CHAT),
                Arguments.of("text-classification", "text_1", Reader.TEXT),
                Arguments.of("text-named_entity", "text_1", Reader.TEXT),
                Arguments.of("video-segmentation", "video_1", Reader.VIDEO));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bothVersionsMeanTheSame(String name, String medium, Media media) {
        Reader first = Reader.example("v1/" + name + ".json", medium, media);
        Reader second = Reader.example("v2/" + name + ".json", medium, media);

        assertEquals(first.content(), second.content());
        assertEquals(List.of(), first.losses());
        assertEquals(List.of(), second.losses());
    }

    /** Boxes that V1 writes in another way are tested in {@link #boxesByFrame()} and {@link #cuboid()}. */
    @ParameterizedTest
    @MethodSource("pairs")
    void theSdksV2OfV1MeansTheSame(String name, String medium, Media media) {
        Map<String, Object> wrapper =
                DmSchema.v1ToV2(Examples.document("v1/" + name + ".json"), DmSchema.Strictness.LIKE_SDK);

        assertEquals(
                Reader.example("v1/" + name + ".json", medium, media).content(),
                Reader.of(wrapper, medium, media).content());
    }

    @Test
    void audioClassification() {
        Annotation speech = Reader.example("v1/audio-classification.json", "audio_1", Reader.AUDIO)
                .only();

        assertEquals(
                Annotation.of("Ac00000001", "speech", new Shape.Whole())
                        .withAttributes(Map.of("language", new Value.Text("ko"))),
                speech);
    }

    @Test
    void imageBoundingBox() {
        Reader read = Reader.example("v1/image-bounding_box.json", "image_1", Reader.IMAGE);

        assertEquals(
                List.of(
                        Annotation.of("Bx0aK9dQ_1", "car", Shape.Box.of(12.5, 40, 100, 60))
                                .withAttributes(Map.of(
                                        "occluded", new Value.Flag(true),
                                        "lanes", new Value.Number(2))),
                        Annotation.of("Bx0aK9dQ-2", "자전거", new Shape.Box(200, 80, 30.25, 44, 0.35))),
                read.annotations());
        assertEquals(
                List.of("occluded", "lanes"),
                List.copyOf(read.annotation("Bx0aK9dQ_1").attributes().keySet()));
        assertEquals(Map.of(), read.content().attributes());
        assertEquals(Reader.IMAGE, read.content().media());
    }

    @Test
    void imageClassification() {
        assertEquals(
                Annotation.of("Cl0000000A", "day", new Shape.Whole())
                        .withAttributes(Map.of(
                                "weather", new Value.Text("rain"),
                                "score", new Value.Number(0.75))),
                Reader.example("v1/image-classification.json", "image_1", Reader.IMAGE)
                        .only());
    }

    @Test
    void imageGroup() {
        Reader tree = Reader.example("v1/image-group.json", "image_1", Reader.IMAGE);
        Reader flat = Reader.example("v2/image-group.json", "image_1", Reader.IMAGE);

        assertEquals(
                List.of(
                        Annotation.of("Ra0000000A", "person", PERSON).withGroup("Gr0000000A"),
                        Annotation.of("Ra0000000B", "bag", BAG).withGroup("Gr0000000A")),
                tree.annotations());
        assertEquals(
                List.of(new Relation("Gr0000000A", "traveller", List.of("Ra0000000A", "Ra0000000B"), List.of())),
                tree.relations());
        assertEquals(
                Map.of(
                        "x:relation:Gr0000000A",
                        new Value.Text("{\"annotationList\": [{\"annotationId\": \"Ra0000000A\", \"children\": "
                                + "[{\"annotationId\": \"Ra0000000B\", \"children\": []}]}]}")),
                tree.content().attributes());
        assertEquals(tree.annotations(), flat.annotations());
        assertEquals(tree.relations(), flat.relations());
        assertEquals(Map.of(), flat.content().attributes());
        assertEquals(List.of(), tree.codes());
    }

    @Test
    void imageKeypoint() {
        assertEquals(
                List.of(
                        Annotation.of("Kp0000000A", "nose", point("nose", 101, 52.5)),
                        Annotation.of("Kp0000000B", "left_eye", point("left_eye", 96, 47))),
                Reader.example("v1/image-keypoint.json", "image_1", Reader.IMAGE)
                        .annotations());
    }

    private static Shape point(String name, double x, double y) {
        return new Shape.Points(List.of(new Keypoint(name, x, y, Keypoint.Visibility.VISIBLE)));
    }

    @Test
    void imagePolygon() {
        assertEquals(
                Annotation.of("Pg0000000A", "road", Shape.Polygon.of(0, 300, 640, 300, 500.5, 120, 140, 120))
                        .withAttributes(Map.of("surface", new Value.Choices(List.of("wet", "asphalt")))),
                Reader.example("v1/image-polygon.json", "image_1", Reader.IMAGE).only());
    }

    @Test
    void imagePolyline() {
        assertEquals(
                Annotation.of(
                                "Pl0000000A",
                                "lane",
                                new Shape.Path(PointList.of(10, 470, 180, 300, 300, 140.75), false, false))
                        .withAttributes(Map.of("style", new Value.Text("dashed"))),
                Reader.example("v1/image-polyline.json", "image_1", Reader.IMAGE)
                        .only());
    }

    @Test
    void imageRelation() {
        List<Relation> holds =
                List.of(new Relation("Re0000000A", "holds", List.of("Ra0000000A"), List.of("Ra0000000B")));

        for (String name : List.of("v1/image-relation", "v1/image-relation-toplevel", "v2/image-relation")) {
            Reader read = Reader.example(name + ".json", "image_1", Reader.IMAGE);

            assertEquals(
                    List.of(Annotation.of("Ra0000000A", "person", PERSON), Annotation.of("Ra0000000B", "bag", BAG)),
                    read.annotations());
            assertEquals(holds, read.relations());
            assertEquals(List.of(), read.codes());
        }
    }

    @Test
    void imageSegmentation() {
        // 640 pixels a row: 1285 to 1287 are 5 to 7 in row 2, 1925 and 1926 are 5 and 6 in row 3, 2565 is 5 in row 4.
        assertEquals(
                Annotation.of("Sg0000000A", "crack", new Shape.Mask(5, 2, 3, 3, new int[] {0, 5, 1, 1, 2})),
                Reader.example("v1/image-segmentation.json", "image_1", Reader.IMAGE)
                        .only());
        assertEquals(
                new Shape.Other(
                        "segmentation", JsonText.of("{\"pixel_indices\": [1285, 1286, 1287, 1925, 1926, 2565]}")),
                Reader.example("v1/image-segmentation.json", "image_1", Reader.UNSIZED_IMAGE)
                        .only()
                        .shape());
    }

    @Test
    void severalMedia() {
        assertEquals(
                List.of("Ra0000000A", "Ra0000000B"),
                Reader.example("v1/multi-media.json", "image_1", Reader.IMAGE).annotations().stream()
                        .map(Annotation::id)
                        .toList());
        assertEquals(
                List.of(),
                Reader.example("v1/multi-media.json", "image_2", Reader.IMAGE).annotations());
        assertEquals(
                Annotation.of("Mt00000001", "note", new Shape.Whole()),
                Reader.example("v1/multi-media.json", "text_1", Reader.TEXT).only());
        assertEquals(
                List.of(),
                Reader.example("v1/multi-media.json", "image_3", Reader.IMAGE).annotations());
    }

    @Test
    void oddities() {
        Reader read = Reader.example("v1/oddities.json", "image_1", Reader.IMAGE);

        assertEquals(
                List.of(
                        Annotation.of("Od00000001", "", new Shape.Other("bounding_box", JsonText.NONE)),
                        Annotation.of(
                                        "Od00000002",
                                        "x",
                                        new Shape.Other("future_tool", JsonText.of("{\"blob\": \"opaque\"}")))
                                .withAttributes(Map.of(
                                        "x:isLocked", new Value.Flag(true),
                                        "x:isVisible", new Value.Flag(false),
                                        "x:mystery", new Value.Text("{\"k\": [1]}"))),
                        Annotation.of("Od00000003", "", new Shape.Other("polygon", JsonText.NONE))
                                .withAttributes(Map.of("color", new Value.Text("red"))),
                        Annotation.of(
                                "OrphanData",
                                "",
                                new Shape.Other(
                                        "annotationsData",
                                        JsonText.of("{\"coordinate\": {\"x\": 1, \"y\": 2, \"width\": 3, "
                                                + "\"height\": 4}}")))),
                read.annotations());
        assertEquals(
                List.of(
                        "Od00000001 dm.geometry-missing",
                        "Od00000002 dm.tool-unknown",
                        "Od00000003 dm.geometry-missing",
                        "OrphanData dm.data-orphan"),
                read.codes());
    }

    @Test
    void odditiesOfV2() {
        Reader picture = Reader.example("v2/oddities.json", "image_1", Reader.IMAGE);
        Reader prompt = Reader.example("v2/oddities.json", "prompt_1", Reader.CHAT);

        assertEquals(
                List.of(
                        Annotation.of("bounding_box-1", "cat", new Shape.Other("bounding_box", JsonText.NONE)),
                        Annotation.of("o1", "dog", Shape.Box.of(1, 2, 3, 4))
                                .withAttributes(Map.of("age", new Value.Number(3))),
                        Annotation.of("o2", "box", new Shape.Other("cuboid", JsonText.of("[]")))),
                picture.annotations());
        assertEquals(
                List.of("bounding_box-1 dm.id-missing", "bounding_box-1 dm.geometry-missing", "o2 dm.tool-unknown"),
                picture.codes());
        assertEquals(
                Annotation.of("o3", "", new Shape.Other("prompt", JsonText.of("{\"input\": [], \"text\": \"\"}")))
                        .withAttributes(Map.of("attrs", new Value.Choices(List.of("tone")))),
                prompt.only());
        assertEquals(List.of(), prompt.codes());
    }

    @Test
    void cuboid() {
        Reader read = Reader.example("v1/pcd-3d_bounding_box.json", "pcd_1", Reader.CLOUD);
        Shape.Cuboid cuboid = (Shape.Cuboid) read.only().shape();

        assertEquals(new Vec3(1.5, -2, 0.4), cuboid.center());
        assertEquals(new Vec3(4.2, 1.8, 1.6), cuboid.size());
        assertEquals(Math.sin(1.57 / 2), cuboid.rotation().z(), 1e-15);
        assertEquals(Math.cos(1.57 / 2), cuboid.rotation().w(), 1e-15);
        assertEquals(Map.of("moving", new Value.Flag(false)), read.only().attributes());
    }

    @Test
    void pointSet() {
        assertEquals(
                Annotation.of("Ps00000001", "ground", new Shape.PointSet(new int[] {0, 1, 16, 1, 975, 2})),
                Reader.example("v1/pcd-3d_segmentation.json", "pcd_1", Reader.CLOUD)
                        .only());
    }

    @Test
    void promptAndAnswer() {
        Reader read = Reader.example("v1/prompt-prompt-answer.json", "prompt_1", Reader.CHAT);
        Annotation prompt = read.annotation("Prm_000001");
        Annotation answer = read.annotation("Ans_000001");

        assertEquals(
                new Media.Chat(List.of(new Message("user", "Describe the picture.")), List.of()),
                read.content().media());
        assertEquals(
                new Shape.Other(
                        "prompt",
                        JsonText.of("{\"input\": [{\"type\": \"text\", \"value\": \"Describe the picture.\", "
                                + "\"changeHistory\": []}], \"model\": \"m-small\", \"displayName\": \"M small\", "
                                + "\"generatedBy\": \"user\", \"timestamp\": \"2025-11-20T08:00:00.000Z\"}")),
                prompt.shape());
        assertEquals(Map.of(), prompt.attributes());
        assertEquals(new Shape.Reply(List.of(new Message("assistant", "A red car.")), 0), answer.shape());
        assertEquals(
                Map.of(
                        "promptAnnotationId", new Value.Text("Prm_000001"),
                        "displayName", new Value.Text("M small"),
                        "generatedBy", new Value.Text("m-small")),
                answer.attributes());
        assertEquals(
                new Provenance(Optional.empty(), true, "m-small", Optional.of(Instant.parse("2025-11-20T08:00:04Z"))),
                answer.provenance());
    }

    @Test
    void textClassification() {
        assertEquals(
                Annotation.of("Tc00000001", "complaint", new Shape.Whole())
                        .withAttributes(Map.of("urgency", new Value.Number(3))),
                Reader.example("v1/text-classification.json", "text_1", Reader.TEXT)
                        .only());
    }

    @Test
    void textNamedEntity() {
        Shape seoul = new Shape.Span(List.of(new Shape.Span.Range(10, 15)));

        assertEquals(
                Annotation.of("Ner_000001", "CITY", seoul)
                        .withAttributes(Map.of(
                                "x:ranges",
                                new Value.Text("[{\"start\": \"/p[1]\", \"end\": \"/p[1]\", \"startOffset\": 10, "
                                        + "\"endOffset\": 15}]"))),
                Reader.example("v1/text-named_entity.json", "text_1", Reader.TEXT)
                        .only());
        assertEquals(
                Annotation.of("Ner_000002", "CITY", seoul),
                Reader.example("v1/text-named_entity-simple-ranges.json", "text_1", Reader.TEXT)
                        .only());
    }

    @Test
    void boxesByFrame() {
        Reader read = Reader.example("v1/video-bounding_box-legacy.json", "video_1", Reader.VIDEO);

        assertEquals(
                List.of(
                        frame("Vb0000000A", 0, Shape.Box.of(10, 20, 30, 40)),
                        frame("Vb0000000A-15", 15, Shape.Box.of(40, 22, 31, 40))),
                read.annotations());
        assertEquals(List.of(), read.codes());
        assertEquals(
                Annotation.of("Vb0000000A", "car", Shape.Box.of(10, 20, 30, 40)),
                Reader.example("v2/video-bounding_box.json", "video_1", Reader.VIDEO)
                        .only());
    }

    private static Annotation frame(String id, int index, Shape shape) {
        return new Annotation(id, "car", shape, index, true, "Vb0000000A", "", 0, Map.of(), Provenance.UNKNOWN);
    }

    @Test
    void videoSegmentation() {
        // At 30 frames a second, 30 to 90 are from second 1 to the start of frame 91.
        assertEquals(
                Annotation.of("Vs0000000A", "overtake", new Shape.Interval(1_000_000, 3_033_333, -1)),
                Reader.example("v1/video-segmentation.json", "video_1", Reader.VIDEO)
                        .only());

        Reader unknownRate = Reader.example("v1/video-segmentation.json", "video_1", Reader.VIDEO_WITHOUT_RATE);
        assertEquals(
                new Shape.Other("segmentation", JsonText.of("{\"section\": {\"startFrame\": 30, \"endFrame\": 90}}")),
                unknownRate.only().shape());
        assertEquals(List.of("Vs0000000A dm.frame-rate-unknown"), unknownRate.codes());
    }

    @Test
    void wrapper() {
        Reader read = Reader.example("v2/wrapper-with-meta.json", "image_1", Reader.IMAGE);

        assertEquals(
                Annotation.of("Bx0aK9dQ_1", "car", Shape.Box.of(12.5, 40, 100, 60))
                        .withAttributes(Map.of("x:isLocked", new Value.Flag(true))),
                read.only());
        assertEquals(List.of(), read.codes());
    }
}
