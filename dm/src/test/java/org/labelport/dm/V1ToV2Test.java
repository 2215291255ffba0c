package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.dm.DmSchema.Strictness;
import org.labelport.dm.document.PlainJson;

class V1ToV2Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audio-classification",
                "image-bounding_box",
                "image-classification",
                "image-keypoint",
                "image-polygon",
                "image-polyline",
                "image-relation",
                "image-segmentation",
                "pcd-3d_segmentation",
                "prompt-prompt-answer",
                "text-classification",
                "text-named_entity",
                "video-segmentation"
            })
    void examplesBecomeTheirPairs(String name) {
        for (Strictness strictness : Strictness.values()) {
            Map<String, Object> v1 = Examples.document("v1/" + name + ".json");
            Object converted = DmSchema.v1ToV2(v1, strictness).get("annotation_data");

            assertEquals(Examples.line(Examples.document("v2/" + name + ".json")), Examples.line(converted));
        }
    }

    /** The SDK copies a cuboid's parts as they are, including V1's flags isLocked. */
    @Test
    void cuboidKeepsItsLocks() {
        Map<String, Object> v1 = Examples.document("v1/pcd-3d_bounding_box.json");
        String converted =
                Examples.line(DmSchema.v1ToV2(v1, Strictness.LIKE_SDK).get("annotation_data"));

        assertTrue(converted.contains("\"isLocked\": false"));
        assertEquals(
                Examples.line(Examples.document("v2/pcd-3d_bounding_box.json")),
                converted.replace(", \"isLocked\": false", ""));
    }

    @Test
    void metaHasV1AsItWas() {
        Map<String, Object> v1 = Examples.document("v1/image-group.json");
        Map<String, Object> result = DmSchema.v1ToV2(v1, Strictness.LIKE_SDK);

        assertEquals(List.of("annotation_data", "annotation_meta"), List.copyOf(result.keySet()));
        assertEquals(
                "{\"extra\": {}, \"annotations\": {}, \"annotationsData\": {}, \"relations\": {}, "
                        + "\"annotationGroups\": {}, \"assignmentId\": null}",
                Examples.line(
                        convert("{'annotations': {}, 'annotationsData': {}}").get("annotation_meta")));
        assertEquals(Examples.line(v1), Examples.line(result.get("annotation_meta")));
    }

    @Test
    void videoBoxesByFrameBecomeZeros() {
        Map<String, Object> v1 = Examples.document("v1/video-bounding_box-legacy.json");

        assertTrue(Examples.line(DmSchema.v1ToV2(v1, Strictness.LIKE_SDK)).contains("\"data\": [0, 0, 0, 0]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'annotationsData': {}}",
                "{'annotations': {}}",
                "{'annotations': {'lidar_1': []}, 'annotationsData': {}}",
                "{'annotations': {'image_1': [{'id': 'a', 'tool': 'group'}]}, 'annotationsData': {}}",
                "{'annotations': {'image_1': [{'id': 'a', 'tool': 'cuboid'}]}, 'annotationsData': {}}",
                "{'annotations': {'image_1': null}, 'annotationsData': {}}",
                "{'annotations': {'image_1': [7]}, 'annotationsData': {}}",
                "{'annotations': {'image_1': []}, 'annotationsData': {'image_1': null}}",
                "{'annotations': {'image_1': []}, 'annotationsData': {'image_1': [5]}}",
                "{'annotations': {'image_1': [{'tool': 5}]}, 'annotationsData': {}}",
                "{'annotations': {'image_1': [{'tool': 'keypoint', 'id': ['a']}]}, 'annotationsData': {}}",
                "{'annotations': {'image_1': [{'tool': 'keypoint', 'classification': {'class': 5}}]}, 'annotationsData': {}}",
                "{'annotations': {'image_1': [{'tool': 'keypoint', 'id': 'a'}]},"
                        + " 'annotationsData': {'image_1': [{'id': 'a', 'coordinate': null}]}}"
            })
    void whatTheSdkRefusesIsRefusedOrTolerated(String json) {
        Map<String, Object> v1 = PlainJson.strings(Examples.json(json));

        String message = assertThrows(IllegalArgumentException.class, () -> DmSchema.v1ToV2(v1, Strictness.LIKE_SDK))
                .getMessage();
        assertTrue(message.startsWith("dm.conversion: "), message);
        assertEquals(2, DmSchema.v1ToV2(v1, Strictness.TOLERANT).size());
    }

    /** In Python, all of these are as false as nothing is. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "0", "0.0", "false", "[]", "{}"})
    void emptyValuesAreLeftOutAsTheSdkDoes(String empty) {
        Map<String, Object> converted = convert("{'annotations': {'image_1': [{'tool': " + empty
                + "}, {'tool': 'classification', 'classification': {'class': "
                + empty + "}}, {'tool': 'classification', 'classification': " + empty
                + "}]}, 'annotationsData': {}}");
        Map<String, Object> v2 = PlainJson.strings(converted.get("annotation_data"));

        assertEquals(Map.of(), v2.get("classification"));
        Map<String, Object> picture =
                PlainJson.strings(PlainJson.list(v2.get("images")).get(0));
        assertEquals(List.of("classification"), List.copyOf(picture.keySet()));
        assertEquals(2, PlainJson.list(picture.get("classification")).size());
    }

    @Test
    void missingGeometryBecomesZeros() {
        Map<String, Object> converted = convert("{'annotations': {'image_1': [{'tool': 'bounding_box'},"
                + " {'id': 'k', 'tool': 'keypoint'}, {'id': 'p', 'tool': 'polygon'}, {'id': 's', 'tool': 'segmentation'},"
                + " {'id': 'e', 'tool': 'named_entity'}, {'id': 'c', 'tool': '3d_bounding_box'}, {'id': 'no tool'}]},"
                + " 'annotationsData': {}}");

        assertEquals(
                "{'classification': {}, 'images': [{".replace('\'', '"')
                        + ("'bounding_box': [{'id': '', 'classification': '', 'attrs': [], 'data': [0, 0, 0, 0]}], "
                                        + "'keypoint': [{'id': 'k', 'classification': '', 'attrs': [], 'data': [0, 0]}], "
                                        + "'polygon': [{'id': 'p', 'classification': '', 'attrs': [], 'data': []}], "
                                        + "'segmentation': [{'id': 's', 'classification': '', 'attrs': [], 'data': []}], "
                                        + "'named_entity': [{'id': 'e', 'classification': '', 'attrs': [], "
                                        + "'data': {'ranges': [], 'content': ''}}], "
                                        + "'3d_bounding_box': [{'id': 'c', 'classification': '', 'attrs': [], 'data': {"
                                        + "'position': {'x': 0, 'y': 0, 'z': 0}, 'scale': {'x': 0, 'y': 0, 'z': 0}, "
                                        + "'rotation': {'x': 0, 'y': 0, 'z': 0}}}]}]}")
                                .replace('\'', '"'),
                Examples.line(converted.get("annotation_data")));
    }

    @Test
    void labelsAreSortedByCodePointAndMediaKeepTheirOrder() {
        Map<String, Object> converted = convert("{'annotations': {'text_1': [], 'image_7': ["
                + "{'id': '1', 'tool': 'polygon', 'classification': {'class': '\uD83D\uDE00'}},"
                + "{'id': '2', 'tool': 'polygon', 'classification': {'class': '\uFF21'}},"
                + "{'id': '3', 'tool': 'polygon', 'classification': {'class': 'b'}},"
                + "{'id': '4', 'tool': 'polygon', 'classification': {'class': 'B'}}],"
                + " 'image_2': []}, 'annotationsData': {}}");
        Map<String, Object> v2 = PlainJson.strings(converted.get("annotation_data"));

        assertEquals(List.of("classification", "texts", "images"), List.copyOf(v2.keySet()));
        assertEquals(Map.of("polygon", List.of("B", "b", "\uFF21", "\uD83D\uDE00")), v2.get("classification"));
        assertEquals(2, PlainJson.list(v2.get("images")).size());
    }

    @Test
    void toleratedToolsKeepTheirData() {
        Map<String, Object> v1 = Examples.document("v1/oddities.json");
        String converted =
                Examples.line(DmSchema.v1ToV2(v1, Strictness.TOLERANT).get("annotation_data"));

        assertTrue(
                converted.contains(
                        "\"future_tool\": [{\"id\": \"Od00000002\", \"classification\": \"x\", \"attrs\": [], "
                                + "\"data\": {\"blob\": \"opaque\"}}]"),
                converted);
    }

    private static Map<String, Object> convert(String json) {
        return DmSchema.v1ToV2(PlainJson.strings(Examples.json(json)), Strictness.LIKE_SDK);
    }
}
