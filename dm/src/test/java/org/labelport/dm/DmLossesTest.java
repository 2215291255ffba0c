package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Pose;
import org.labelport.model.Quaternion;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.model.Vec3;
import org.labelport.report.Loss;

/** Tests that what the schema cannot hold is reported, and nothing else. */
class DmLossesTest {

    private static final Blob FILE = Blob.at(URI.create("file:///a"), 1);

    private static Item item(Media media, Annotation... annotations) {
        return Item.of("item", "a", media, List.of(annotations));
    }

    static List<Media> mediaWithMoreThanTheirFile() {
        return List.of(
                new Media.Text("Hi", Blob.ABSENT),
                Media.Image.of(Blob.ABSENT, 640, 480),
                new Media.Video(Blob.ABSENT, 0, 0, 300, 0, 1),
                new Media.Audio(Blob.ABSENT, 0, 0, 1_000),
                new Media.Pages(FILE, List.of(Media.Image.of(FILE, 640, 480))),
                new Media.PointCloud(FILE, 0, Optional.of(new Pose(new Vec3(1, 2, 3), Quaternion.IDENTITY)), List.of()),
                new Media.Chat(List.of(), List.of("{}")));
    }

    @ParameterizedTest
    @MethodSource("mediaWithMoreThanTheirFile")
    void whatNoFileHoldsOfAMediumIsReported(Media media) {
        List<Loss> losses = new ArrayList<>();
        DmSchema.v1(item(media), Examples.JSON, losses::add);
        assertEquals(
                List.of("dm.medium-dropped"), losses.stream().map(Loss::code).toList());
    }

    @Test
    void whatTheFileHoldsIsNoLoss() {
        List<Loss> losses = new ArrayList<>();
        for (Media media : List.of(Reader.IMAGE, Reader.VIDEO, Reader.TEXT, Reader.CLOUD, Reader.AUDIO, Reader.CHAT)) {
            DmSchema.v1(item(media), Examples.JSON, losses::add);
        }
        assertEquals(List.of(), losses);
    }

    @Test
    void whatTheSchemaCannotCarryIsReported() throws IOException {
        List<Annotation> annotations = List.of(
                Annotation.of("interval", "", new Shape.Interval(0, 1, -1)),
                Annotation.of("mask", "", new Shape.Mask(0, 0, 1, 1, new int[] {0, 1})),
                Annotation.of("hidden", "", new Shape.Points(List.of())),
                Annotation.of("ellipse", "", new Shape.Ellipse(5, 5, 2, 1, 0)),
                Annotation.of("closed", "", new Shape.Path(PointList.of(0, 0, 1, 1), true, true)),
                new Annotation(
                        "page",
                        "",
                        new Shape.Whole(),
                        3,
                        true,
                        "",
                        "",
                        7,
                        Map.of(),
                        new Provenance(Optional.of(0.5), true, "m", Optional.empty())),
                Annotation.of("turned", "", Shape.Box.of(1, 2, 3, 4))
                        .withAttributes(Map.of("rotation", new Value.Number(9))));
        Item item = new Item(
                "item",
                "a",
                Split.NONE,
                Optional.empty(),
                Reader.UNSIZED_IMAGE,
                annotations,
                List.of(),
                Map.of("x:extra", new Value.Text("{}")));
        List<String> v1 = new ArrayList<>();
        List<String> v2 = new ArrayList<>();

        DmSchema.v1(item, Examples.JSON, loss -> v1.add(loss.annotation() + " " + loss.code()));
        String written =
                Examples.line(DmSchema.v2(item, Examples.JSON, loss -> v2.add(loss.annotation() + " " + loss.code())));

        assertEquals(
                List.of(
                        "interval geometry.unsupported",
                        "mask geometry.unsupported",
                        "hidden geometry.unsupported",
                        "ellipse curve.flattened",
                        "closed curve.flattened",
                        "closed dm.line-opened",
                        "page score.dropped",
                        "page provenance.dropped",
                        "page z-order.dropped",
                        "page dm.page-dropped",
                        " attribute.dropped"),
                v1);
        v1.add(v1.size() - 1, "turned attribute.dropped");
        assertEquals(v1, v2);
        assertTrue(!written.contains("rotation"), written);
    }

    @Test
    void relationsOfMoreThanTwoAnnotationsAreTold() {
        List<Annotation> boxes = Stream.of("a", "b", "c")
                .map(id -> Annotation.of(id, "car", Shape.Box.of(1, 2, 3, 4)))
                .toList();
        Item item = Item.of("1", "a.png", Reader.IMAGE, boxes)
                .withRelations(List.of(
                        new Relation("r", "on", List.of("a"), List.of("b")),
                        new Relation("g", "team", List.of("a", "b", "c"), List.of()),
                        new Relation("s", "on", List.of("a", "b"), List.of("c"))));
        List<Loss> losses = new ArrayList<>();
        DmSchema.v1(item, Examples.JSON, losses::add);
        assertEquals(
                List.of("relation.split: relation 's' of type 'on' is written as 2 of two annotations each"),
                losses.stream().map(loss -> loss.code() + ": " + loss.detail()).toList());
    }

    @Test
    void relationsAndGroupsOfDroppedAnnotationsHaveNoEnds() throws IOException {
        Annotation unseen = new Annotation(
                "unseen",
                "car",
                new Shape.Points(List.of()),
                Annotation.WHOLE_ITEM,
                true,
                "",
                "alone",
                7,
                Map.of(),
                new Provenance(Optional.of(0.5), true, "m", Optional.empty()));
        Annotation box = Annotation.of("box", "car", Shape.Box.of(1, 2, 3, 4));
        Item item = Item.of("1", "a.png", Reader.IMAGE, List.of(unseen, box))
                .withRelations(List.of(
                        new Relation("r", "on", List.of("box"), List.of("unseen")),
                        new Relation("s", "on", List.of("unseen", "box"), List.of("box")),
                        new Relation("g", "team", List.of("unseen"), List.of()),
                        new Relation("h", "team", List.of("unseen", "box"), List.of())));
        List<String> losses = new ArrayList<>();
        Map<String, Object> v2 = DmSchema.v2(
                item, Examples.JSON, loss -> losses.add(loss.annotation() + " " + loss.code() + ": " + loss.detail()));

        DmContent read = Reader.of(v2, "image_1", Reader.IMAGE).content();
        assertEquals(
                List.of(
                        new Relation("s", "on", List.of("box"), List.of("box")),
                        new Relation("h", "team", List.of("box"), List.of())),
                read.relations());
        assertEquals(
                List.of(
                        "unseen geometry.unsupported: none of its points is labelled",
                        " relation.dropped: relation 'r' of type 'on'",
                        " relation.dropped: relation 'g' of type 'team'"),
                losses);
    }

    @Test
    void anAttributeCalledClassDoesNotBecomeTheClass() {
        Annotation box = Annotation.of("a", "car", Shape.Box.of(1, 2, 3, 4))
                .withAttributes(Map.of("class", new Value.Text("truck")));
        List<String> losses = new ArrayList<>();
        Map<String, Object> v1 = DmSchema.v1(item(Reader.IMAGE, box), Examples.JSON, loss -> losses.add(loss.code()));
        Annotation read = Reader.of(v1, "image_1", Reader.IMAGE).only();
        assertEquals("car", read.category());
        assertEquals(Map.of(), read.attributes());
        assertEquals(List.of("attribute.dropped"), losses);
    }

    @Test
    void anAttributeThatSeveralPartsLackIsToldOnce() {
        Shape.Polygon one = Shape.Polygon.of(0, 0, 3, 0, 3, 2);
        Shape.Polygon two = new Shape.Polygon(List.of(
                one.parts().get(0), Shape.Polygon.of(9, 9, 8, 9, 8, 8).parts().get(0)));
        Annotation area = Annotation.of("a", "car", two).withAttributes(Map.of("class", new Value.Text("truck")));
        List<String> losses = new ArrayList<>();
        DmSchema.v1(item(Reader.IMAGE, area), Examples.JSON, loss -> losses.add(loss.code()));
        assertEquals(1, losses.stream().filter("attribute.dropped"::equals).count(), losses.toString());
    }

    @Test
    void anAttributeWithoutANameIsNoneOfTheSchemas() throws Exception {
        Annotation area = Annotation.of("a", "car", Shape.Polygon.of(0, 0, 3, 0, 3, 2))
                .withAttributes(Map.of("", new Value.Text("x")));
        List<String> losses = new ArrayList<>();
        DmSchema.v2(item(Reader.IMAGE, area), Examples.JSON, loss -> losses.add(loss.code()));
        assertEquals(List.of(), losses);
    }
}
