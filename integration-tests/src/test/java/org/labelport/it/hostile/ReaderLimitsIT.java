package org.labelport.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.limits.Limit;

/** Limits of what is read are heeded by readers, and named in the error that they cause. */
class ReaderLimitsIT {

    private static final String LONG = "x".repeat(3000);
    private static final String DEEP = "[".repeat(20) + "]".repeat(20);
    private static final String MANY = "[" + "1,".repeat(2000) + "1]";
    private static final String DIGITS = "1".repeat(40);

    @TempDir
    Path folder;

    static Stream<Arguments> overALimit() {
        return Stream.of(
                coco(Limit.JSON_DEPTH, DEEP),
                coco(Limit.JSON_TEXT, "\"" + LONG + "\""),
                coco(Limit.JSON_DIGITS, DIGITS),
                json("labelme", Limit.JSON_DEPTH, labelme(DEEP)),
                json("labelme", Limit.JSON_TEXT, labelme("\"" + LONG + "\"")),
                json("labelme", Limit.JSON_DIGITS, labelme(DIGITS)),
                json("labelme", Limit.JSON_VALUES, labelme(MANY)),
                json("via", Limit.JSON_DEPTH, via(DEEP)),
                json("via", Limit.JSON_VALUES, via(MANY)),
                json("label-studio", Limit.JSON_DEPTH, "[{\"data\": {\"x\": " + DEEP + "}}]"),
                json("label-studio", Limit.JSON_TEXT, "[{\"data\": {\"x\": \"" + LONG + "\"}}]"),
                json("label-studio", Limit.TASK_VALUES, "[{\"data\": {\"x\": " + MANY + "}}]"),
                Arguments.of("imagefolder", Limit.LINE, "metadata.csv", "file_name,label\na.png," + LONG + "\n"),
                Arguments.of("imagefolder", Limit.LINE, "metadata.jsonl", "{\"file_name\": \"" + LONG + "\"}\n"),
                Arguments.of(
                        "imagefolder",
                        Limit.JSON_DEPTH,
                        "metadata.jsonl",
                        "{\"file_name\": \"a\", \"x\": " + DEEP + "}\n"),
                Arguments.of("voc", Limit.XML_DEPTH, "Annotations/a.xml", xml("<a>".repeat(20) + "</a>".repeat(20))),
                Arguments.of("voc", Limit.XML_TAG, "Annotations/a.xml", xml("<a>" + "x".repeat(200_000) + "</a>")),
                Arguments.of(
                        "cvat-images",
                        Limit.XML_DEPTH,
                        "annotations.xml",
                        "<annotations><version>1.1</version>" + "<a>".repeat(20) + "</a>".repeat(20)
                                + "</annotations>"),
                Arguments.of(
                        "yolo",
                        Limit.YAML_MEGABYTES,
                        "data.yaml",
                        "# " + "x".repeat((1 << 20) + 1) + "\ntrain: images\n"),
                Arguments.of(
                        "csv-retinanet", Limit.CSV_RECORD, "annotations.csv", "x".repeat(200_000) + ",1,1,2,2,cat\n"));
    }

    @ParameterizedTest
    @MethodSource("overALimit")
    void limitIsHeededAndNamed(String target, Limit limit, String file, String text) throws Exception {
        Reading reading = new Reading(folder);
        reading.put(file, text);
        String before = reading.said(target, "");
        assertFalse(before.contains(limit.key()), before);

        reading.settings("limits.json", "{\"" + limit.key() + "\": " + limit.least() + "}");
        String after = reading.said(target, "");
        assertTrue(after.contains("'" + limit.key() + "' in limits.json"), after);
    }

    @Test
    void largeFileOfLabelsIsHeededAndNamed() throws Exception {
        Reading reading = new Reading(folder);
        reading.put("data.yaml", "train: images\nnames: [cat]\n");
        Path picture = reading.put("images/a.png", "");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
        reading.put("labels/a.txt", "0 .5 .5 .5 .5" + " ".repeat(1 << 20) + "\n");
        assertEquals("", reading.said("yolo", ""));

        reading.settings("limits.json", "{\"labelsMegabytes\": 1}");
        String after = reading.said("yolo", "");
        assertTrue(after.contains("'labelsMegabytes' in limits.json"), after);
    }

    private static Arguments json(String target, Limit limit, String text) {
        return Arguments.of(target, limit, "data.json", text);
    }

    private static Arguments coco(Limit limit, String value) {
        String text =
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 9, \"height\": 9}], \"annotations\":"
                        + " [{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 1, 2, 2], \"attributes\": {\"x\": "
                        + value
                        + "}}], \"categories\": [{\"id\": 1, \"name\": \"cat\"}]}";
        return Arguments.of("coco", limit, "annotations/instances_train.json", text);
    }

    private static String labelme(String value) {
        return "{\"version\": \"5\", \"flags\": {}, \"shapes\": [], \"imagePath\": \"a.png\", \"imageHeight\": 9,"
                + " \"imageWidth\": 9, \"x\": " + value + "}";
    }

    private static String via(String value) {
        return "{\"a.png1\": {\"filename\": \"a.png\", \"size\": 1, \"regions\": [], \"file_attributes\": {\"x\": "
                + value + "}}}";
    }

    private static String xml(String inside) {
        return "<annotation><filename>a.png</filename><size><width>9</width><height>9</height></size>" + inside
                + "</annotation>";
    }
}
