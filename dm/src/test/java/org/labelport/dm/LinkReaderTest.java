package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.JsonText;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;

class LinkReaderTest {

    private static final String TWO = "{'id': 'a', 'tool': 'classification'}, {'id': 'b', 'tool': 'classification'}";

    private static Reader beside(String relations, String groups) {
        return Reader.of(
                Examples.json("{'annotations': {'image_1': [" + TWO + "]}, 'annotationsData': {}, 'relations':"
                        + " {'image_1': [" + relations + "]}, 'annotationGroups': {'image_1': [" + groups + "]}}"),
                "image_1",
                Reader.IMAGE);
    }

    @Test
    void olderRelationsHaveTheirEndsInAList() {
        Reader read = Reader.v1(
                TWO + ", {'id': 'r', 'tool': 'relation', 'classification': {'class': 'on'}}",
                "{'id': 'r', 'data': ['a', 'b']}",
                Reader.IMAGE);

        assertEquals(List.of(new Relation("r", "on", List.of("a"), List.of("b"))), read.relations());
        assertEquals(2, read.annotations().size());
        assertEquals(List.of(), read.codes());
    }

    @Test
    void relationsToNowhereAreRelations() {
        Reader read = beside(
                "{'id': 'r', 'annotationId': 'a', 'targetAnnotationId': 'z', 'classification': {'class': 'on', 'sure': 0.5},"
                        + " 'isLocked': true, 'note': 'n'}",
                "");

        assertEquals(List.of(new Relation("r", "on", List.of("a"), List.of("z"))), read.relations());
        assertEquals(List.of("r dm.link-dangling"), read.codes());
        assertEquals(
                Map.of(
                        "x:relation:r",
                        new Value.Text("{\"classification\": {\"sure\": 0.5}, \"isLocked\": true, \"note\": \"n\"}")),
                read.content().attributes());
    }

    @Test
    void relationsOfV2MayNameTheirEndsAndSayMore() {
        Reader read = Reader.v2(
                "{'classification': [{'id': 'a'}, {'id': 'b'}], 'relation': [{'id': 'r', 'frameIndex': 7, 'data':"
                        + " {'annotationId': 'a', 'targetAnnotationId': 'b', 'sure': 0.5}}]}",
                Reader.IMAGE);

        assertEquals(List.of(new Relation("r", "", List.of("a"), List.of("b"))), read.relations());
        assertEquals(
                Map.of("x:relation:r", new Value.Text("{\"sure\": 0.5, \"frameIndex\": 7}")),
                read.content().attributes());
    }

    /** A tool's place says what its entries without an id are called, and their number where they stand. */
    @Test
    void linksWithoutIdsAreNumberedAfterTheAnnotations() {
        Reader read = beside(
                "{'annotationId': 'a', 'targetAnnotationId': 'b'}, {'annotationId': 'b', 'targetAnnotationId': 'a'}",
                "{'annotationList': ['a']}, {'annotationList': ['b']}");

        assertEquals(
                List.of("relation-3", "relation-4", "annotationGroup-5", "annotationGroup-6"),
                read.relations().stream().map(Relation::id).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id': 'r', 'annotationId': 'a'} | relation",
                "{'id': 'r', 'annotationId': null, 'targetAnnotationId': 'b'} | relation",
                "{'id': 'r'} | relation",
                "{'id': 'r', 'data': ['a', 'b', 'c']} | relation"
            })
    void relationsWithoutTwoEndsAreKept(String relation, String tool) {
        Reader read = beside(relation, "");

        assertEquals(List.of(), read.relations());
        assertEquals(tool, ((Shape.Other) read.annotation("r").shape()).type());
        assertEquals(List.of("r dm.link-invalid"), read.codes());
    }

    @Test
    void groupsOfEveryKindGroupTheirMembers() {
        Reader older =
                Reader.v1(TWO + ", {'id': 'g', 'tool': 'group'}", "{'id': 'g', 'data': ['a', 'b', 'a']}", Reader.IMAGE);
        Reader flat = Reader.v2(
                "{'group': [{'id': 'g', 'classification': 'team', 'data': ['a', 'b']}, {'id': 'h', 'data': ['b']}],"
                        + " 'classification': [{'id': 'a'}, {'id': 'b'}]}",
                Reader.IMAGE);

        assertEquals(List.of(new Relation("g", "", List.of("a", "b"), List.of())), older.relations());
        assertEquals(
                List.of("g", "g"),
                older.annotations().stream().map(Annotation::group).toList());
        assertEquals(
                List.of(
                        new Relation("g", "team", List.of("a", "b"), List.of()),
                        new Relation("h", "", List.of("b"), List.of())),
                flat.relations());
        assertEquals(
                List.of("g", "g"),
                flat.annotations().stream().map(Annotation::group).toList());
    }

    @Test
    void treesAreListedFromTheRootDown() {
        Reader read = beside(
                "",
                "{'id': 'g', 'annotationList': [{'annotationId': 'b', 'children': [{'annotationId': 'c', 'children':"
                        + " [{'annotationId': 'd'}]}, {'annotationId': 'e', 'children': null}]}, {'annotationId': 'a'}, 7]}");

        assertEquals(
                List.of(new Relation("g", "", List.of("b", "c", "d", "e", "a", "7"), List.of())), read.relations());
        assertEquals(List.of("g dm.link-dangling"), read.codes());
        assertTrue(read.content().attributes().containsKey("x:relation:g"));
    }

    @Test
    void groupsWithoutMembers() {
        Reader empty = beside("", "{'id': 'g', 'annotationList': []}");
        Reader none = beside("", "{'id': 'g', 'tool': 'annotationGroup', 'classification': {'class': 'c'}}");

        assertEquals(List.of(new Relation("g", "", List.of(), List.of())), empty.relations());
        assertEquals(List.of(), empty.codes());
        assertEquals(
                new Shape.Other("annotationGroup", JsonText.of("{\"classification\": {\"class\": \"c\"}}")),
                none.annotation("g").shape());
        assertEquals(List.of("g dm.link-invalid"), none.codes());
    }

    @Test
    void framesOfATrackAreInItsGroup() {
        Reader read = Reader.of(
                Examples.json(
                        "{'annotations': {'video_1': [{'id': 'a', 'tool': 'bounding_box'}]}, 'annotationsData':"
                                + " {'video_1': [{'id': 'a', 'coordinates': {'0': [1, 1, 1, 1], '1': [1, 1, 1, 1]}}]},"
                                + " 'annotationGroups': {'video_1': [{'id': 'g', 'annotationList': [{'annotationId': 'a'}]}]}}"),
                "video_1",
                Reader.VIDEO);

        assertEquals(
                List.of("g", "g"),
                read.annotations().stream().map(Annotation::group).toList());
    }

    @Test
    void relationsOfTheMetaPartAreRead() {
        Reader read = Reader.of(
                Examples.json(
                        "{'annotation_data': {'images': [{'classification': [{'id': 'a'}, {'id': 'b'}]}]},"
                                + " 'annotation_meta': {'annotations': {'image_0': []}, 'extra': {'image_0': {'k': 1}},"
                                + " 'relations': {'image_0': [{'id': 'r', 'annotationId': 'a', 'targetAnnotationId': 'b'}]},"
                                + " 'annotationGroups': {'image_0': [{'id': 'g', 'annotationList': [{'annotationId': 'b'}]}]}}}"),
                "image_0",
                Reader.IMAGE);

        assertEquals(
                List.of(
                        new Relation("r", "", List.of("a"), List.of("b")),
                        new Relation("g", "", List.of("b"), List.of())),
                read.relations());
        assertEquals(
                List.of("", "g"),
                read.annotations().stream().map(Annotation::group).toList());
        assertEquals(
                Map.of("x:extra", new Value.Text("{\"k\": 1}")), read.content().attributes());
    }
}
