package org.labelport.it.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An object that has a key twice says two things, of which readers would take one: all of them say so instead. */
class DuplicateKeysIT {

    private static final String IMAGE = "{\"id\": 1, \"file_name\": \"a.png\", \"width\": 9, \"height\": 9}";
    private static final String BOX =
            "{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 1, 2, 2], \"iscrowd\": 0}";
    private static final String CATEGORY = "{\"id\": 1, \"name\": \"cat\"}";
    private static final String LABELME =
            "{\"version\": \"5\", \"flags\": {}, \"shapes\": [{\"label\": \"cat\", \"points\":"
                    + " [[1, 1], [5, 5]], \"shape_type\": \"rectangle\", \"flags\": {}}], \"imagePath\": \"a.png\", \"imageHeight\": 9,"
                    + " \"imageWidth\": 9}";
    private static final String REGION =
            "{\"shape_attributes\": {\"name\": \"rect\", \"x\": 1, \"y\": 1, \"width\": 2, \"height\":"
                    + " 2}, \"region_attributes\": {\"class\": \"cat\"}}";
    private static final String PANOPTIC =
            "{\"images\": [" + IMAGE + "], \"annotations\": [{\"image_id\": 1, \"file_name\":"
                    + " \"a.png\", \"segments_info\": []}], \"categories\": [" + CATEGORY + "]}";
    private static final String NDJSON =
            "{\"type\": \"dataset\", \"task\": \"detect\", \"class_names\": {\"0\": \"cat\"}}\n"
                    + "{\"type\": \"image\", \"file\": \"a.png\", \"split\": \"train\", \"width\": 9, \"height\": 9,"
                    + " \"annotations\": {\"boxes\": [[0, 0.5, 0.5, 0.5, 0.5]]}}\n";
    private static final String TASK = "{\"count\": 1, \"next\": null, \"previous\": null, \"results\": [{\"id\": 501,"
            + " \"project\": 456, \"status\": \"completed\", \"file\": {\"url\": \"a.png\", \"file_type\": \"image\"},"
            + " \"data\": null}]}";

    @TempDir
    Path folder;

    static Stream<Arguments> doubled() {
        String coco = "annotations/instances_train.json";
        return Stream.of(
                Arguments.of("coco", coco, coco(IMAGE, BOX, CATEGORY), "\"bbox\": [1, 1, 2, 2]"),
                Arguments.of("coco", coco, coco(IMAGE, BOX, CATEGORY), "\"category_id\": 1"),
                Arguments.of("coco", coco, coco(IMAGE, with("\"odd\": 5"), CATEGORY), "\"odd\": 5"),
                Arguments.of("coco", coco, coco(IMAGE, with("\"attributes\": {\"age\": 5}"), CATEGORY), "\"age\": 5"),
                Arguments.of(
                        "coco",
                        coco,
                        coco(IMAGE, with("\"segmentation\": {\"size\": [9, 9], \"counts\": [80, 1]}"), CATEGORY),
                        "\"counts\": [80, 1]"),
                Arguments.of("coco", coco, coco(IMAGE, BOX, CATEGORY), "\"file_name\": \"a.png\""),
                Arguments.of("coco", coco, coco(IMAGE, BOX, CATEGORY), "\"name\": \"cat\""),
                Arguments.of("coco-panoptic", "annotations/panoptic_train.json", PANOPTIC, "\"segments_info\": []"),
                Arguments.of("labelme", "a.json", LABELME, "\"label\": \"cat\""),
                Arguments.of("labelme", "a.json", LABELME, "\"imageWidth\": 9"),
                Arguments.of("via", "via.json", via(), "\"class\": \"cat\""),
                Arguments.of("via", "via.json", via(), "\"filename\": \"a.png\""),
                Arguments.of(
                        "createml",
                        "list.json",
                        "[{\"image\": \"a.png\", \"annotations\": []}]",
                        "\"image\": \"a.png\""),
                Arguments.of(
                        "csv-via",
                        "via.csv",
                        "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,"
                                + "region_attributes\na.png,1,{},1,0,"
                                + "\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1,\"\"cy\"\":1}\",\"{\"\"class\"\":\"\"cat\"\"}\"\n",
                        "\"\"cx\"\":1"),
                Arguments.of(
                        "label-studio", "tasks.json", "[{\"id\": 1, \"data\": {\"image\": \"a.png\"}}]", "\"id\": 1"),
                Arguments.of("ango", "export.json", "[{\"externalId\": \"a\", \"task\": {}}]", "\"externalId\": \"a\""),
                Arguments.of(
                        "imagefolder", "metadata.jsonl", "{\"file_name\": \"a.png\", \"label\": 0}\n", "\"label\": 0"),
                Arguments.of("yolo", "data.yaml", "train: images\nnc: 1\nnames:\n  0: cat\n", "  0: cat"),
                Arguments.of("yolo", "data.yaml", "train: images\nval:\nnames:\n  0: cat\n", "train: images"),
                Arguments.of("yolo-ndjson", "data.ndjson", NDJSON, "\"width\": 9"),
                Arguments.of("assignment", "page-1.json", TASK, "\"status\": \"completed\""),
                Arguments.of("dm", "json/a.json", "{\"version\": \"1.0\", \"images\": []}", "\"images\": []"),
                Arguments.of("masks", "classes.json", "[{\"index\": 1, \"name\": \"cat\"}]", "\"name\": \"cat\""));
    }

    @ParameterizedTest
    @MethodSource("doubled")
    void keyThatIsThereTwiceIsReported(String target, String file, String text, String field) throws Exception {
        Reading reading = new Reading(folder);
        if (target.equals("masks")) {
            reading.put("images/a.txt", "");
            reading.put("masks/a.txt", "");
        }
        reading.put(file, text);
        String before = reading.said(target, "");
        assertFalse(before.contains("twice"), before);

        String between = field.contains("\"") ? ", " : "\n";
        reading.put(file, text.replace(field, field + (file.endsWith(".csv") ? "," : between) + field));
        String after = reading.said(target, "");
        assertTrue(after.contains("twice") || after.contains("Duplicate field"), after + " instead of " + before);
    }

    private static String coco(String image, String annotation, String category) {
        return "{\"images\": [" + image + "], \"annotations\": [" + annotation + "], \"categories\": [" + category
                + "]}";
    }

    private static String with(String field) {
        return BOX.replace("}", ", " + field + "}");
    }

    private static String via() {
        return "{\"a.png1\": {\"filename\": \"a.png\", \"size\": 1, \"regions\": [" + REGION
                + "], \"file_attributes\": {}}}";
    }
}
