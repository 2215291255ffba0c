package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Annotation;
import org.labelport.model.JsonText;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.Loss;

/** Reading what annotations have beside their shapes, and what a document has beside annotations. */
class DmReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'class': 'a' | a |",
                "'class': '' | `` |",
                "'class': null | `` |",
                "'class': 5 | 5 |",
                "'class': ['a'] | `` | x:class",
                "'color': 'red' | `` | color"
            })
    void classesMayBeOdd(String classification, String category, String attribute) {
        Annotation annotation = Reader.v1(
                        "{'id': 'a', 'tool': 'classification', 'classification': {" + classification + "}}",
                        "",
                        Reader.IMAGE)
                .only();

        assertEquals(category, annotation.category());
        assertEquals(
                attribute == null ? List.of() : List.of(attribute),
                List.copyOf(annotation.attributes().keySet()));
    }

    @Test
    void valuesOfAttributesKeepTheirKind() {
        Map<String, Value> attributes = Reader.v1(
                        "{'id': 'a', 'tool': 'classification', 'classification': {'t': 'x', 'n': 1.5, 'f': true, 'c': ['a'],"
                                + " 'none': [], 'null': null, 'big': 9007199254740993, 'huge': 1e999, 'mixed': ['a', 1],"
                                + " 'o': {'k': 1}, '': 'unnamed'}}",
                        "",
                        Reader.IMAGE)
                .only()
                .attributes();

        assertEquals(new Value.Text("x"), attributes.get("t"));
        assertEquals(new Value.Number(1.5), attributes.get("n"));
        assertEquals(new Value.Flag(true), attributes.get("f"));
        assertEquals(new Value.Choices(List.of("a")), attributes.get("c"));
        assertEquals(new Value.Choices(List.of()), attributes.get("none"));
        assertEquals(new Value.Text("null"), attributes.get("x:null"));
        assertEquals(Value.of(9007199254740993L), attributes.get("big"));
        assertEquals(new Value.Text("Infinity"), attributes.get("x:huge"));
        assertEquals(new Value.Text("[\"a\", 1]"), attributes.get("x:mixed"));
        assertEquals(new Value.Text("{\"k\": 1}"), attributes.get("x:o"));
        assertEquals(new Value.Text("unnamed"), attributes.get("x:"));
    }

    @Test
    void attributesOfV2AreReadInEveryForm() {
        Reader read = Reader.v2(
                "{'classification': [{'id': 'a', 'classification': {'class': 'c', 'k': 1}, 'attrs': [{'name': 'k',"
                        + " 'value': 2}, 'tone', {'name': 'u', 'value': 3, 'unit': 'm'}, {'value': 4}, 'mood', 7],"
                        + " 'extra': 'e'}, {'id': 'b', 'attrs': {'k': 'v'}}, {'id': 'c'}, {'id': 'd', 'attrs': 5,"
                        + " 'data': {'left': 'over'}}]}",
                Reader.IMAGE);

        Map<String, Value> attributes = read.annotation("a").attributes();
        assertEquals("c", read.annotation("a").category());
        assertEquals(List.of("k", "k-2", "u", "attrs", "x:attrs", "x:extra"), List.copyOf(attributes.keySet()));
        assertEquals(new Value.Number(2), attributes.get("k-2"));
        assertEquals(new Value.Choices(List.of("tone", "mood")), attributes.get("attrs"));
        assertEquals(
                new Value.Text("[{\"name\": \"u\", \"value\": 3, \"unit\": \"m\"}, {\"value\": 4}, 7]"),
                attributes.get("x:attrs"));
        assertEquals(Map.of("k", new Value.Text("v")), read.annotation("b").attributes());
        assertEquals(Map.of(), read.annotation("c").attributes());
        assertEquals(
                Map.of("x:attrs", new Value.Number(5), "x:data", new Value.Text("{\"left\": \"over\"}")),
                read.annotation("d").attributes());
        assertEquals(List.of("a dm.attribute-duplicate"), read.codes());
    }

    @Test
    void rotationOfV2IsGeometryOfBoxesOnly() {
        String attrs = "'attrs': [{'name': 'rotation', 'value': 0.5}]";
        Reader read = Reader.v2(
                "{'bounding_box': [{'id': 'a', " + attrs + ", 'data': [1, 2, 3, 4]}, {'id': 'b', " + attrs + "},"
                        + " {'id': 'c', 'attrs': [{'name': 'rotation', 'value': 'left'}], 'data': [1, 2, 3, 4]}],"
                        + " 'classification': [{'id': 'd', " + attrs + "}]}",
                Reader.IMAGE);

        assertEquals(new Shape.Box(1, 2, 3, 4, 0.5), read.annotation("a").shape());
        assertEquals(Map.of(), read.annotation("a").attributes());
        assertEquals(
                Map.of("rotation", new Value.Number(0.5)), read.annotation("b").attributes());
        assertEquals(
                Map.of("rotation", new Value.Text("left")), read.annotation("c").attributes());
        assertEquals(
                Map.of("rotation", new Value.Number(0.5)), read.annotation("d").attributes());
    }

    @Test
    void onlyUnusualFlagsAreKept() {
        Reader read = Reader.v1(
                "{'id': 'a', 'tool': 'classification', 'isLocked': false, 'isVisible': null, 'isValid': true,"
                        + " 'isDrawCompleted': 'no', 'classification': {'class': 'c'}, 'label': ['other']},"
                        + " {'id': 'b', 'tool': 'classification', 'classification': {'class': 'c'}, 'label': ['c']}",
                "{'id': 'a', 'note': 'n'}",
                Reader.IMAGE);

        assertEquals(
                Map.of(
                        "x:isValid", new Value.Flag(true),
                        "x:isDrawCompleted", new Value.Text("no"),
                        "x:label", new Value.Choices(List.of("other")),
                        "x:note", new Value.Text("n")),
                read.annotation("a").attributes());
        assertEquals(Map.of(), read.annotation("b").attributes());
        assertEquals(List.of(), read.codes());
    }

    @Test
    void idsThatAreThereTwiceGetASuffix() {
        Reader read = Reader.v1(
                "{'id': 'a', 'tool': 'keypoint'}, {'id': 'a', 'tool': 'keypoint'}, {'id': 'a', 'tool': 'keypoint'},"
                        + " {'id': 'a-2', 'tool': 'classification'}",
                "{'id': 'a', 'coordinate': [1, 1]}, {'id': 'a', 'coordinate': [2, 2]}",
                Reader.IMAGE);

        assertEquals(
                List.of("a", "a-3", "a-4", "a-2"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(List.of("a-3 dm.id-duplicate", "a-4 dm.id-duplicate"), read.codes());
        assertEquals(
                List.of(1.0, 2.0, 2.0),
                read.annotations().stream()
                        .limit(3)
                        .map(annotation -> ((Shape.Points) annotation.shape())
                                .points()
                                .get(0)
                                .x())
                        .toList());
    }

    @Test
    void idsThatAreMissingSayWhereTheEntryStands() {
        Reader read = Reader.v1(
                "{'tool': 'polygon'}, {'id': '', 'tool': 'classification'}, {'id': 7, 'tool': 'classification'},"
                        + " {'id': {}}, {'id': 'polygon-1', 'tool': 'classification'}",
                "{'id': 7.0}, {'coordinate': []}, {'id': null}",
                Reader.IMAGE);

        assertEquals(
                List.of("polygon-1-2", "classification-2", "7", "annotation-4", "polygon-1", "7.0", "data-7", "data-8"),
                read.annotations().stream().map(Annotation::id).toList());
    }

    /** Otherwise relations to the entry whose id it is would lead to another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'annotations': {'image_1': [{'tool': 'polygon'}, {'id': 'polygon-1'}]}, 'annotationsData': {}}",
                "{'annotations': {'image_1': [{'tool': 'polygon'}]}, 'annotationsData': {'image_1': [{'id': 'polygon-1'}]}}",
                "{'annotations': {'image_1': [{'tool': 'polygon'}]}, 'annotationsData': {}, 'relations': {'image_1':"
                        + " [{'id': 'polygon-1', 'annotationId': 'a', 'targetAnnotationId': 'b'}]}}",
                "{'annotations': {'image_1': [{'tool': 'polygon'}]}, 'annotationsData': {}, 'annotationGroups': {'image_1':"
                        + " [{'id': 'polygon-1', 'annotationList': []}]}}",
                "{'images': [{'polygon': [{}], 'keypoint': [{'id': 'polygon-1'}]}]}",
                "{'annotation_data': {'images': [{'polygon': [{}]}]}, 'annotation_meta': {'annotations': {'image_1': []},"
                        + " 'annotationGroups': {'image_1': [{'id': 'polygon-1', 'annotationList': []}]}}}"
            })
    void theIdOfALaterEntryIsNotGivenToOneWithoutAnId(String document) {
        Reader read = Reader.of(Examples.json(document), "image_1", Reader.IMAGE);

        assertEquals("polygon-1-2", read.annotations().get(0).id());
        assertEquals(
                List.of("polygon-1-2 dm.id-missing"),
                read.codes().stream().filter(code -> code.contains(".id-")).toList());
    }

    @Test
    void whatIsNoObjectIsKept() {
        Reader first = Reader.of(
                Examples.json("{'annotations': {'image_1': [7, null, ['a']], 'image_2': 'odd'}, 'annotationsData':"
                        + " {'image_1': [5, null], 'image_2': {'id': 'd'}}, 'relations': {'image_1': ['r']},"
                        + " 'annotationGroups': {'image_1': 'g'}}"),
                "image_1",
                Reader.IMAGE);

        assertEquals(
                List.of(
                        new Shape.Other("annotations", JsonText.of("7")),
                        new Shape.Other("annotations", JsonText.of("null")),
                        new Shape.Other("annotations", JsonText.of("[\"a\"]")),
                        new Shape.Other("annotationsData", JsonText.of("5")),
                        new Shape.Other("annotationsData", JsonText.of("null")),
                        new Shape.Other("relation", JsonText.of("\"r\"")),
                        new Shape.Other("annotationGroup", JsonText.of("\"g\""))),
                first.annotations().stream().map(Annotation::shape).toList());
        Reader second = Reader.of(
                Examples.json("{'images': ['odd', {'polygon': 'odd', 'keypoint': null, 'polyline': [null]}]}"),
                "image_2",
                Reader.IMAGE);
        assertEquals(
                List.of(
                        new Shape.Other("polygon", JsonText.of("\"odd\"")),
                        new Shape.Other("polyline", JsonText.of("null"))),
                second.annotations().stream().map(Annotation::shape).toList());
        assertEquals(
                List.of(
                        "polygon-1 dm.id-missing",
                        "polyline-2 dm.id-missing",
                        "polygon-1 dm.entry-invalid",
                        "polyline-2 dm.entry-invalid"),
                second.codes());
        assertEquals(
                new Shape.Other("medium", JsonText.of("\"odd\"")),
                Reader.v2("'odd'", Reader.IMAGE).only().shape());
    }

    @Test
    void whatIsBesideTheAnnotationsIsAnAttributeOfTheItem() {
        Reader read = Reader.of(
                Examples.json("{'extra': {'image_1': {'angle': 90}}, 'annotations': {'image_1': []},"
                        + " 'annotationsData': {}, 'assignmentId': 5}"),
                "image_1",
                Reader.IMAGE);

        assertEquals(
                Map.of("x:extra", new Value.Text("{\"angle\": 90}")),
                read.content().attributes());
    }

    /** A problem of the document is reported once, not for each of its media. */
    @Test
    void whatIsNoObjectByMediumIsTold() {
        String media = "{'annotations': {'image_1': [], 'image_2': []}, 'relations': [{'id': 'r'}],"
                + " 'annotationGroups': 'none', 'extra': [], 'annotationsData': {}}";
        List<String> told = List.of(
                "'relations' is not an object by medium, and is not read",
                "'annotationGroups' is not an object by medium, and is not read");
        assertEquals(told, details(Reader.of(Examples.json(media), "image_1", Reader.IMAGE)));
        assertEquals(List.of(), details(Reader.of(Examples.json(media), "image_2", Reader.IMAGE)));

        assertEquals(
                List.of("'extra' is not an object by medium, and is not read"),
                details(Reader.of(
                        Examples.json("{'annotation_data': {'images': [{}]}, 'annotation_meta': {'extra': [1]}}"),
                        "image_1",
                        Reader.IMAGE)));
        assertEquals(
                List.of("'annotation_meta' is not an object by medium, and is not read"),
                details(Reader.of(
                        Examples.json("{'annotation_data': {'images': [{}]}, 'annotation_meta': [7]}"),
                        "image_1",
                        Reader.IMAGE)));
    }

    private static List<String> details(Reader reader) {
        return reader.losses().stream().map(Loss::detail).toList();
    }
}
