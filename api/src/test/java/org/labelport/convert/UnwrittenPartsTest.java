package org.labelport.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.Loss;

class UnwrittenPartsTest {

    private static final Annotation BARE = Annotation.of("bare", "cat", new Shape.Whole());
    private static final Annotation FULL = new Annotation(
            "full",
            "cat",
            new Shape.Whole(),
            Annotation.WHOLE_ITEM,
            true,
            "t",
            "g",
            3,
            Map.of("color", new Value.Text("red")),
            new Provenance(Optional.of(0.0005), false, "ann", Optional.empty()));

    private final List<Loss> losses = new ArrayList<>();

    @Test
    void eachPartIsReportedWithWhatItHeld() {
        UnwrittenParts parts = parts(
                List.of(new Relation("r", "near", List.of("bare"), List.of("full"))),
                Map.of("weather", new Value.Text("rain")));

        parts.relations();
        parts.attributes();
        all(parts, FULL);

        assertEquals(
                List.of(
                        Loss.changed("item", "relation.dropped", "relation 'r' of type 'near'"),
                        Loss.changed("item", "attribute.dropped", "of the item: weather"),
                        Loss.changed("item", "full", "attribute.dropped", "color"),
                        Loss.changed("item", "full", "track.dropped", "track 't'"),
                        Loss.changed("item", "full", "group.dropped", "group 'g'"),
                        Loss.changed("item", "full", "score.dropped", "score 0.0005"),
                        Loss.changed("item", "full", "provenance.dropped", "who made it, or when"),
                        Loss.changed("item", "full", "z-order.dropped", "drawing order 3")),
                losses);
    }

    @Test
    void whatIsNotThereIsNotLost() {
        UnwrittenParts parts = parts(List.of(), Map.of());

        parts.relations();
        parts.attributes();
        all(parts, BARE);

        assertEquals(List.of(), losses);
    }

    @Test
    void onlyShapesBetweenKeyFramesAreDensified() {
        UnwrittenParts parts = parts(List.of(), Map.of());

        parts.interpolated(ofTrack("t", false));
        parts.interpolated(ofTrack("t", true));
        parts.interpolated(ofTrack("", false));

        assertEquals(
                List.of(Loss.changed(
                        "item", "full", "track.densified", "interpolated in track 't', and written like a key frame")),
                losses);
    }

    @Test
    void onlyRelationsThatBecomeSeveralAreSplit() {
        Relation relation = new Relation("r", "near", List.of("bare"), List.of("full"));
        UnwrittenParts parts = parts(List.of(relation), Map.of());

        parts.split(relation, 1);
        parts.split(relation, 2);

        assertEquals(
                List.of(Loss.changed(
                        "item",
                        "relation.split",
                        "relation 'r' of type 'near' is written as 2 of two annotations each")),
                losses);
    }

    private static Annotation ofTrack(String track, boolean keyframe) {
        return new Annotation(
                "full", "cat", new Shape.Whole(), 0, keyframe, track, "", 0, Map.of(), Provenance.UNKNOWN);
    }

    private UnwrittenParts parts(List<Relation> relations, Map<String, Value> attributes) {
        Media media = new Media.Text("", Blob.ABSENT);
        List<Annotation> annotations = List.of(BARE, FULL);
        return new UnwrittenParts(
                new Item("item", "a", Split.NONE, Optional.empty(), media, annotations, relations, attributes),
                losses::add);
    }

    private static void all(UnwrittenParts parts, Annotation annotation) {
        parts.attributes(annotation, annotation.attributes().keySet());
        parts.track(annotation);
        parts.group(annotation);
        parts.score(annotation);
        parts.provenance(annotation);
        parts.order(annotation);
    }
}
