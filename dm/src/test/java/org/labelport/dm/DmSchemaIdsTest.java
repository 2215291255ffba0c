package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.Loss;

/** Tests the ids in documents, and the parts, groups, relations and tracks that are held together by them. */
class DmSchemaIdsTest {

    private static Item item(Media media, Annotation... annotations) {
        return Item.of("item", "a", media, List.of(annotations));
    }

    @Test
    void idsAreKeptWhereAllowedAndDerivedWhereNot() {
        Item item = item(
                        Reader.IMAGE,
                        Annotation.of("fine_Id-1", "", new Shape.Whole()),
                        Annotation.of("mädchen 7", "", new Shape.Whole()),
                        Annotation.of("mädchen 8", "", new Shape.Whole()))
                .withRelations(List.of(new Relation("r/1", "on", List.of("mädchen 7"), List.of("fine_Id-1"))));

        Reader read = Reader.of(DmSchema.v1(item), "image_1", Reader.IMAGE);
        List<String> ids = read.annotations().stream().map(Annotation::id).toList();
        assertEquals("fine_Id-1", ids.get(0));
        assertTrue(ids.get(1).matches("[a-zA-Z0-9]{10}"), ids::toString);
        assertNotEquals(ids.get(1), ids.get(2));
        assertEquals(List.of(ids.get(1)), read.relations().get(0).from());
        assertEquals(Examples.line(DmSchema.v1(item)), Examples.line(DmSchema.v1(item)));
        assertEquals(List.of(), read.codes());
    }

    /** Also where the schema does not allow the prompt's id in the model. */
    @Test
    void answersNameTheirPromptByItsIdInTheDocument() {
        Item item = item(
                Reader.CHAT,
                Annotation.of("first prompt", "", new Shape.Other("prompt", JsonText.of("{\"input\": \"Why?\"}"))),
                Annotation.of("a", "", new Shape.Reply(List.of(new Message("assistant", "So.")), 0))
                        .withAttributes(Map.of("promptAnnotationId", new Value.Text("first prompt"))));

        Reader read = Reader.of(DmSchema.v1(item, Examples.JSON, loss -> {}), "prompt_1", Reader.CHAT);

        assertEquals(
                Map.of(
                        "promptAnnotationId",
                        new Value.Text(read.annotations().get(0).id())),
                read.annotation("a").attributes());
    }

    @Test
    void pointsHaveTheirOwnIds() {
        String line = Examples.line(
                DmSchema.v1(item(Reader.IMAGE, Annotation.of("p", "c", Shape.Polygon.of(0, 0, 5, 0, 5, 5)))));

        assertEquals(3, line.split("\"x\": ", -1).length - 1);
        assertEquals(
                3,
                Pattern.compile("\"id\": \"([a-zA-Z0-9]{10})\"")
                        .matcher(line)
                        .results()
                        .map(result -> result.group(1))
                        .distinct()
                        .count());
    }

    @Test
    void partsOfOneAnnotationAreAGroup() throws IOException {
        Shape.Polygon two = new Shape.Polygon(List.of(
                new Shape.Polygon.Part(PointList.of(0, 0, 9, 0, 9, 9), List.of(PointList.of(5, 2, 7, 2, 7, 4))),
                new Shape.Polygon.Part(PointList.of(20, 0, 29, 0, 29, 9), List.of())));
        Shape.Points face = new Shape.Points(List.of(
                new Keypoint("nose", 1, 2, Keypoint.Visibility.VISIBLE),
                new Keypoint("ear", 0, 0, Keypoint.Visibility.NOT_LABELLED),
                new Keypoint("eye", 3, 4, Keypoint.Visibility.OCCLUDED)));
        List<Loss> losses = new ArrayList<>();
        Item item = item(Reader.IMAGE, Annotation.of("p", "island", two), Annotation.of("f", "face", face));

        Reader read = Reader.of(DmSchema.v1(item, Examples.JSON, losses::add), "image_1", Reader.IMAGE);
        assertEquals(
                List.of("p", "p-2", "f", "f-2"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(
                List.of("island", "island", "nose", "eye"),
                read.annotations().stream().map(Annotation::category).toList());
        assertEquals(
                List.of(List.of("p", "p-2"), List.of("f", "f-2")),
                read.relations().stream().map(Relation::from).toList());
        assertEquals(
                List.of("island", "face"),
                read.relations().stream().map(Relation::type).toList());
        assertEquals(
                List.of("polygon.holes-bridged", "dm.visibility-dropped"),
                losses.stream().map(Loss::code).toList());
        Reader flat = Reader.of(DmSchema.v2(item, Examples.JSON), "image_1", Reader.IMAGE);
        assertEquals(read.annotations().size(), flat.annotations().size());
        assertEquals(read.relations(), flat.relations());
    }

    @Test
    void relationsAndGroupsComeBack() {
        Item item = item(
                        Reader.IMAGE,
                        Annotation.of("a", "", new Shape.Whole()).withGroup("g"),
                        Annotation.of("b", "", new Shape.Whole()).withGroup("g"),
                        Annotation.of("c", "", new Shape.Whole()).withGroup("h"))
                .withRelations(List.of(
                        new Relation("g", "team", List.of("a", "b"), List.of()),
                        new Relation("r", "sees", List.of("a", "b"), List.of("c"))));

        Reader read = Reader.of(DmSchema.v1(item), "image_1", Reader.IMAGE);
        assertEquals(item.annotations(), read.annotations());
        assertEquals(
                List.of(
                        new Relation("r", "sees", List.of("a"), List.of("c")),
                        new Relation("r-2", "sees", List.of("b"), List.of("c")),
                        new Relation("g", "team", List.of("a", "b"), List.of()),
                        new Relation("h", "", List.of("c"), List.of())),
                read.relations());
    }

    /** Annotations and relations may have the same ids in the model, but not in a document. */
    @Test
    void groupsAndRelationsNeverHaveTheIdOfAnAnnotation() {
        Item item = item(
                        Reader.IMAGE,
                        Annotation.of("a", "", new Shape.Whole()).withGroup("b"),
                        Annotation.of("b", "", new Shape.Whole()).withGroup("b"))
                .withRelations(List.of(new Relation("a", "sees", List.of("a"), List.of("b"))));

        Reader read = Reader.of(DmSchema.v1(item), "image_1", Reader.IMAGE);
        assertEquals(List.of(), read.codes());
        assertEquals(
                List.of("a", "b"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(
                List.of("b-2", "b-2"),
                read.annotations().stream().map(Annotation::group).toList());
        assertEquals(
                List.of(
                        new Relation("a-2", "sees", List.of("a"), List.of("b")),
                        new Relation("b-2", "", List.of("a", "b"), List.of())),
                read.relations());
    }

    @Test
    void tracksComeBackFromV1AndAreReportedForV2() throws IOException {
        List<Annotation> frames = new ArrayList<>();
        for (int frame : new int[] {3, 1, 8}) {
            frames.add(new Annotation(
                    frame == 3 ? "t" : "t-" + frame,
                    "car",
                    Shape.Box.of(frame, 1, 2, 3),
                    frame,
                    true,
                    "t",
                    "",
                    0,
                    Map.of("k", new Value.Number(1)),
                    Provenance.UNKNOWN));
        }
        Item item = item(Reader.VIDEO, frames.toArray(Annotation[]::new))
                .withRelations(List.of(new Relation("r", "", List.of("t-8"), List.of("t"))));

        Reader read = Reader.of(DmSchema.v1(item), "video_1", Reader.VIDEO);
        assertEquals(frames, read.annotations());
        assertEquals(List.of("t"), read.relations().get(0).from());

        List<Loss> losses = new ArrayList<>();
        Reader apart = Reader.of(DmSchema.v2(item, Examples.JSON, losses::add), "video_1", Reader.VIDEO);
        assertEquals(
                List.of(3, 1, 8),
                apart.annotations().stream().map(Annotation::index).toList());
        assertEquals(List.of("track.dropped"), losses.stream().map(Loss::code).toList());
    }

    @Test
    void framesOfDifferentAttributesStayApart() {
        List<Annotation> frames = new ArrayList<>();
        for (int frame = 0; frame < 3; frame++) {
            frames.add(new Annotation(
                    "f" + frame,
                    "car",
                    Shape.Box.of(frame, 1, 2, 3),
                    frame,
                    true,
                    "t",
                    "",
                    0,
                    Map.of("hidden", new Value.Flag(frame == 1)),
                    Provenance.UNKNOWN));
        }

        Reader read =
                Reader.of(DmSchema.v1(item(Reader.VIDEO, frames.toArray(Annotation[]::new))), "video_1", Reader.VIDEO);
        assertEquals(
                List.of("f0", "f0-2", "f1"),
                read.annotations().stream().map(Annotation::id).toList());
    }
}
