package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.Loss;

/** What is written of items of other sources is read as it was, or said to be something else. */
class DmApartTest {

    private final List<String> losses = new ArrayList<>();

    private Reader back(Item item, String medium) {
        Map<String, Object> v1 = DmSchema.v1(item, Examples.JSON, this::note);
        return Reader.of(v1, medium, item.media());
    }

    private void note(Loss loss) {
        losses.add(loss.annotation() + " " + loss.code() + ": " + loss.detail());
    }

    private static Item item(Media media, Annotation... annotations) {
        return Item.of("item", "a", media, List.of(annotations));
    }

    private static Annotation answer(boolean model, String author) {
        return Annotation.of("a", "", new Shape.Reply(List.of(new Message("assistant", "Yes.")), 0))
                .withProvenance(new Provenance(Optional.empty(), model, author, Optional.empty()));
    }

    @Test
    void anAnswerOfAPersonIsNotOneOfAModel() {
        Provenance read =
                back(item(Reader.CHAT, answer(false, "ann")), "prompt_1").only().provenance();
        assertFalse(read.model());
        assertEquals(List.of("a provenance.dropped: 'ann' is written as the user"), losses);
    }

    @Test
    void aModelKeepsItsName() {
        Provenance read = back(item(Reader.CHAT, answer(true, "m-small")), "prompt_1")
                .only()
                .provenance();
        assertTrue(read.model());
        assertEquals("m-small", read.author());
        assertEquals(List.of(), losses);
    }

    @Test
    void timesThatAreNoFramesAreTold() {
        Annotation frames = Annotation.of("a", "", new Shape.Interval(100_000, 200_000, -1));
        Annotation between = Annotation.of("b", "", new Shape.Interval(110_000, 220_000, -1));
        Reader read = back(item(Reader.VIDEO, frames, between), "video_1");
        assertEquals(frames.shape(), read.annotation("a").shape());
        assertEquals(
                new Shape.Interval(100_000, 233_333, -1), read.annotation("b").shape());
        assertEquals(
                List.of("b time.rounded: 0.11 to 0.22 seconds are written as frames 3 to 6, which are 0.1 to 0.233333"),
                losses);
    }

    @Test
    void aTrackThatBecomesSeveralIsTold() {
        Reader read = back(
                item(
                        Reader.VIDEO,
                        box("1", 0, Map.of()),
                        box("2", 1, Map.of()),
                        box("3", 1, Map.of()),
                        box("4", 2, Map.of("c", new Value.Flag(true)))),
                "video_1");
        assertEquals(
                List.of("1", "1", "3", "4"),
                read.annotations().stream().map(Annotation::track).toList());
        assertEquals(
                List.of(" track.dropped: track 't' is written as 3 tracks, because its boxes differ in category or"
                        + " attributes, or several are on one frame"),
                losses);
    }

    private static Annotation box(String id, int frame, Map<String, Value> attributes) {
        return new Annotation(
                id, "car", Shape.Box.of(1, 2, 3, 4), frame, true, "t", "", 0, attributes, Provenance.UNKNOWN);
    }

    @Test
    void groupsAreNotJoinedWithRelationsOfTheirNames() {
        Shape shape = Shape.Box.of(1, 2, 3, 4);
        Item item = item(
                        Reader.IMAGE,
                        Annotation.of("a", "car", shape).withGroup("g"),
                        Annotation.of("b", "car", shape).withGroup("h"),
                        Annotation.of("c", "car", shape))
                .withRelations(List.of(
                        new Relation("g", "team", List.of("b", "c"), List.of()),
                        new Relation("h", "on", List.of("a"), List.of("c"))));
        Reader read = back(item, "image_1");
        assertEquals(List.of(), read.codes());
        assertEquals(
                List.of(List.of("a", "c"), List.of("a"), List.of("b"), List.of("b", "c")),
                read.relations().stream()
                        .map(relation -> {
                            List<String> ends = new ArrayList<>(relation.from());
                            ends.addAll(relation.to());
                            return ends;
                        })
                        .toList());
    }
}
