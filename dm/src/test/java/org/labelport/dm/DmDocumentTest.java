package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.dm.DmDocument.Version;
import org.labelport.model.DataType;

class DmDocumentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | NONE",
                "{'annotation_data': null} | NONE",
                "7 | UNKNOWN",
                "[] | UNKNOWN",
                "{} | UNKNOWN",
                "'text' | UNKNOWN",
                "{'annotation_data': 'text'} | UNKNOWN",
                "{'annotations': [], 'annotationsData': []} | UNKNOWN",
                "{'annotations': {}, 'annotationsData': []} | UNKNOWN",
                "{'annotationsData': {}} | UNKNOWN",
                "{'images': {}} | UNKNOWN",
                "{'classification': [], 'x': 1} | UNKNOWN",
                "{'classification': {'polygon': 'car'}} | UNKNOWN",
                "{'classification': {}, 'other': 1} | UNKNOWN",
                "{'annotations': {}, 'annotationsData': {}} | V1",
                "{'annotations': {}} | V1",
                "{'annotations': {}, 'annotationsData': null, 'images': []} | V1",
                "{'annotation_data': {'annotations': {}}} | V1",
                "{'images': []} | V2",
                "{'annotations': [], 'prompts': []} | V2",
                "{'classification': {}} | V2",
                "{'classification': {'polygon': []}} | V2",
                "{'annotation_data': {}} | V2",
                "{'annotation_data': {'classification': {}}, 'annotation_meta': null} | V2"
            })
    void versionsAreToldByTheirKeys(String json, Version version) {
        DmDocument document = DmDocument.of(Examples.json(json));

        assertEquals(version, document.version());
        assertEquals(List.of(), document.media());
    }

    @Test
    void nothingIsNoDocument() {
        assertEquals(Version.NONE, DmDocument.of(null).version());
    }

    @Test
    void mediaOfV1AreInTheOrderOfAnnotations() {
        DmDocument document = DmDocument.of(Examples.document("v1/multi-media.json"));

        assertEquals(
                List.of(
                        new DmMedium("image_1", DataType.IMAGE, 2),
                        new DmMedium("image_2", DataType.IMAGE, 0),
                        new DmMedium("text_1", DataType.TEXT, 1)),
                document.media());
        assertEquals(Optional.of("1042"), document.assignmentId());
    }

    @Test
    void mediaThatAreNamedElsewhereFollow() {
        DmDocument document = DmDocument.of(Examples.json("{'extra': {'image_9': {}, 'audio_1': {'a': 1}},"
                + " 'annotations': {'image_0': [1, 2], 'image': null, 'pcd_1': 'odd'},"
                + " 'annotationsData': {'image_3': [{'id': 'a'}], 'image_0': []},"
                + " 'relations': {'video_1': [{}], 'video_2': []}, 'annotationGroups': {'text_1': [{}]}}"));

        assertEquals(
                List.of(
                        new DmMedium("image_0", DataType.IMAGE, 2),
                        new DmMedium("image", DataType.IMAGE, 0),
                        new DmMedium("pcd_1", DataType.POINT_CLOUD, 1),
                        new DmMedium("image_3", DataType.IMAGE, 0),
                        new DmMedium("video_1", DataType.VIDEO, 0),
                        new DmMedium("text_1", DataType.TEXT, 0),
                        new DmMedium("audio_1", DataType.AUDIO, 0)),
                document.media());
    }

    @Test
    void mediaOfV2AreNumberedWithinTheirKind() {
        DmDocument document = DmDocument.of(Examples.json("{'texts': [{'named_entity': [{}, {}], 'group': [{}]}],"
                + " 'images': [null, {'polygon': []}, {'cuboid': null, 'polygon': 5}, 'odd'], 'pcds': {}}"));

        assertEquals(
                List.of(
                        new DmMedium("text_1", DataType.TEXT, 3),
                        new DmMedium("image_1", DataType.IMAGE, 0),
                        new DmMedium("image_2", DataType.IMAGE, 0),
                        new DmMedium("image_3", DataType.IMAGE, 1),
                        new DmMedium("image_4", DataType.IMAGE, 1)),
                document.media());
        assertEquals(Optional.empty(), document.assignmentId());
    }

    @Test
    void wrapperKnowsTheOriginalNames() {
        DmDocument document = DmDocument.of(Examples.json("{'annotation_data': {'images': [{}, {}], 'texts': [{}]},"
                + " 'annotation_meta': {'annotations': {'image_0': [], 'text_4': [], 'image': [], 'text_5': []},"
                + " 'relations': {'image_7': [{'id': 'r'}]}, 'assignmentId': 'w-3'}}"));

        assertEquals(
                List.of("image_0", "image", "text_1", "image_7"),
                document.media().stream().map(DmMedium::id).toList());
        assertEquals(Optional.of("w-3"), document.assignmentId());
    }

    @ParameterizedTest
    @CsvSource({"3d_segmentation, POINT_CLOUD", "named_entity, TEXT", "answer, PROMPT", "polygon, IMAGE"})
    void kindOfAMediumWithAnOddNameIsGuessedFromItsTools(String tool, DataType kind) {
        DmDocument document = DmDocument.of(
                Examples.json("{'annotations': {'lidar_1': [7, {'tool': 'relation'}, {'tool': '" + tool + "'}]}}"));

        assertEquals(List.of(new DmMedium("lidar_1", kind, 3)), document.media());
        assertEquals(
                "dm.medium-unknown",
                Reader.of(Examples.json("{'annotations': {'lidar_1': []}}"), "lidar_1", Reader.IMAGE)
                        .losses()
                        .get(0)
                        .code());
    }
}
