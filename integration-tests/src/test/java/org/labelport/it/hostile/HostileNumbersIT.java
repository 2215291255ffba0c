package org.labelport.it.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that no type holds is dealt with by the reader that comes upon it, which can say where: not by the model behind it. */
class HostileNumbersIT {

    @TempDir
    Path folder;

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(
                        "coco",
                        "annotations/instances_train.json",
                        coco("\"score\": 1e999"),
                        "attribute 'x:score' of annotations is left out"),
                Arguments.of("coco", "annotations/instances_train.json", coco("\"attributes\": {\"age\": 1e999}"), ""),
                Arguments.of(
                        "csv-retinanet",
                        "annotations.csv",
                        "a.png,1e999,1,2,2,cat\n",
                        "x1 is '1e999', which is not a number"),
                Arguments.of(
                        "labelme",
                        "a.json",
                        "{\"version\": \"5\", \"flags\": {}, \"shapes\": [{\"label\": \"cat\", \"points\": [[1e999, 1], [5, 5]],"
                                + " \"shape_type\": \"rectangle\", \"flags\": {}}], \"imagePath\": \"a.png\", \"imageHeight\": 9,"
                                + " \"imageWidth\": 9}",
                        "point 1 is not a pair of finite numbers"),
                Arguments.of(
                        "via",
                        "via.json",
                        "{\"a.png1\": {\"filename\": \"a.png\", \"size\": 1, \"regions\": [{\"shape_attributes\": {\"name\":"
                                + " \"rect\", \"x\": 1e999, \"y\": 1, \"width\": 2, \"height\": 2}, \"region_attributes\": {\"class\":"
                                + " \"cat\"}}], \"file_attributes\": {}}}",
                        "x is 1e999, not a finite number"),
                Arguments.of(
                        "createml",
                        "list.json",
                        "[{\"image\": \"a.png\", \"annotations\": [{\"label\": \"cat\", \"coordinates\": {\"x\": 1e999,"
                                + " \"y\": 1, \"width\": 2, \"height\": 2}}]}]",
                        "x of the coordinates is not a finite number"),
                Arguments.of(
                        "label-studio",
                        "tasks.json",
                        "[{\"id\": 1, \"data\": {\"image\": \"a.png\"}, \"annotations\": [{\"id\": 1, \"result\": [{\"id\": \"r\","
                                + " \"type\": \"rectanglelabels\", \"from_name\": \"label\", \"to_name\": \"image\", \"original_width\": 9,"
                                + " \"original_height\": 9, \"value\": {\"x\": 1e999, \"y\": 1, \"width\": 2, \"height\": 2,"
                                + " \"rotation\": 0, \"rectanglelabels\": [\"cat\"]}}]}]}]",
                        "x is Infinity"),
                Arguments.of(
                        "ango",
                        "export.json",
                        "[{\"externalId\": \"a.png\", \"task\": {\"tools\": [{\"title\": \"cat\", \"bounding-box\": {\"x\": 1e999,"
                                + " \"y\": 1, \"width\": 2, \"height\": 2}}]}}]",
                        "it has no numbers x, y, width, height"),
                Arguments.of(
                        "voc",
                        "Annotations/a.xml",
                        "<annotation><filename>a.png</filename><size><width>9</width><height>9</height></size><object>"
                                + "<name>cat</name><bndbox><xmin>1e999</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox>"
                                + "</object></annotation>",
                        "xmin is '1e999', not a number"),
                Arguments.of(
                        "cvat-images",
                        "annotations.xml",
                        "<annotations><version>1.1</version><image id=\"0\" name=\"a.png\" width=\"9\" height=\"9\"><box"
                                + " label=\"cat\" xtl=\"1e999\" ytl=\"1\" xbr=\"5\" ybr=\"5\" occluded=\"0\"/></image></annotations>",
                        "xtl is '1e999', not a number"),
                Arguments.of(
                        "yolo-ndjson",
                        "data.ndjson",
                        "{\"type\": \"dataset\", \"task\": \"detect\", \"class_names\": {\"0\": \"cat\"}}\n{\"type\": \"image\","
                                + " \"file\": \"a.png\", \"split\": \"train\", \"width\": 9, \"height\": 9, \"annotations\": {\"boxes\":"
                                + " [[0, 1e999, 0.5, 0.5, 0.5]]}}\n",
                        "Infinity is not a share of a picture's side"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numberThatNoTypeHoldsIsToldWhereItStands(String target, String file, String text, String says)
            throws Exception {
        Reading reading = new Reading(folder);
        reading.put(file, text);

        String said = reading.said(target, "");
        assertTrue(said.contains(says), said);
        assertFalse(said.contains("holds Infinity"), said);
    }

    private static String coco(String field) {
        return "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 9, \"height\": 9}], \"annotations\": [{\"id\": 1,"
                + " \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 1, 2, 2], " + field
                + "}], \"categories\": [{\"id\": 1,"
                + " \"name\": \"cat\"}]}";
    }
}
