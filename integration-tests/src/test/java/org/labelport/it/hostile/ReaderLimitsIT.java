package org.labelport.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                json("createml", Limit.JSON_DEPTH, "[{\"image\": \"a.png\", \"x\": " + DEEP + "}]"),
                json("createml", Limit.JSON_VALUES, "[{\"image\": \"a.png\", \"x\": " + MANY + "}]"),
                json("label-studio", Limit.JSON_DEPTH, "[{\"data\": {\"x\": " + DEEP + "}}]"),
                json("label-studio", Limit.JSON_TEXT, "[{\"data\": {\"x\": \"" + LONG + "\"}}]"),
                json("label-studio", Limit.TASK_VALUES, "[{\"data\": {\"x\": " + MANY + "}}]"),
                json("ango", Limit.JSON_DEPTH, "[{\"task\": {\"x\": " + DEEP + "}}]"),
                json("ango", Limit.JSON_TEXT, "[{\"task\": {\"x\": \"" + LONG + "\"}}]"),
                json("ango", Limit.JSON_DIGITS, "[{\"task\": {\"x\": " + DIGITS + "}}]"),
                json("ango", Limit.JSON_VALUES, "[{\"task\": {\"x\": " + MANY + "}}]"),
                Arguments.of("imagefolder", Limit.LINE, "metadata.csv", "file_name,label\na.png," + LONG + "\n"),
                Arguments.of("imagefolder", Limit.LINE, "metadata.jsonl", "{\"file_name\": \"" + LONG + "\"}\n"),
                Arguments.of(
                        "imagefolder",
                        Limit.JSON_DEPTH,
                        "metadata.jsonl",
                        "{\"file_name\": \"a\", \"x\": " + DEEP + "}\n"),
                Arguments.of(
                        "yolo-ndjson",
                        Limit.LINE,
                        "data.ndjson",
                        "{\"type\": \"dataset\", \"task\": \"detect\", \"class_names\": {\"0\": \"" + LONG + "\"}}\n"),
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
                Arguments.of("yolo", Limit.YAML_DEPTH, "data.yaml", "train: images\nx: [[[[[1]]]]]\n"),
                Arguments.of("labelme", Limit.FOLDER_DEPTH, "a/b/c.json", labelme("1")),
                Arguments.of("createml", Limit.FOLDER_DEPTH, "a/b/c.json", "[]"),
                Arguments.of("yolo-keras", Limit.FOLDER_DEPTH, "a/b/_annotations.txt", "a.png\n"),
                Arguments.of("via", Limit.FOLDER_DEPTH, "a/b/c.json", via("1")),
                Arguments.of("imagefolder", Limit.FOLDER_DEPTH, "a/b/metadata.jsonl", "{\"file_name\": \"a.png\"}\n"),
                Arguments.of("voc", Limit.FOLDER_DEPTH, "Annotations/a/b/c.xml", xml("")),
                Arguments.of(
                        "cvat-images",
                        Limit.FOLDER_DEPTH,
                        "a/b/annotations.xml",
                        "<annotations><version>1.1</version></annotations>"),
                Arguments.of(
                        "assignment",
                        Limit.PAGE_DEPTH,
                        "page-1.json",
                        "{\"count\": 0, \"next\": null, \"results\": [], \"x\": " + DEEP + "}"),
                Arguments.of(
                        "textgrid",
                        Limit.LINE,
                        "a.TextGrid",
                        "\"ooTextFile\" \"TextGrid\" 0 1 <exists> 1 \"TextTier\" \"" + LONG + "\" 0 1 0"),
                Arguments.of(
                        "textgrid",
                        Limit.ANNOTATIONS_PER_ITEM,
                        "a.TextGrid",
                        "\"ooTextFile\" \"TextGrid\" 0 1 <exists> 1 \"TextTier\" \"x\" 0 1 2 0.1 \"a\" 0.2 \"b\""),
                Arguments.of(
                        "textgrid", Limit.FOLDER_DEPTH, "a/b/c.TextGrid", "\"ooTextFile\" \"TextGrid\" 0 1 <absent>"),
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
        picture(reading, "images/a.png");
        reading.put("labels/a.txt", "0 .5 .5 .5 .5" + " ".repeat(1 << 20) + "\n");
        assertEquals("", reading.said("yolo", ""));

        reading.settings("limits.json", "{\"labelsMegabytes\": 1}");
        String after = reading.said("yolo", "");
        assertTrue(after.contains("'labelsMegabytes' in limits.json"), after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yolo", "masks"})
    void picturesInFoldersThatLieTooDeepAreNamed(String target) throws Exception {
        Reading reading = new Reading(folder);
        picture(reading, "images/train/a/b/c.png");
        if (target.equals("yolo")) {
            reading.put("data.yaml", "train: images/train\nnames: [cat]\n");
        } else {
            picture(reading, "masks/train/a/b/c.png");
            reading.put("classes.json", "[{\"index\": 1, \"name\": \"cat\"}]");
        }
        String before = reading.said(target, "");
        assertFalse(before.contains("folderDepth"), before);

        reading.settings("limits.json", "{\"folderDepth\": 1}");
        String after = reading.said(target, "");
        assertTrue(after.contains("'folderDepth' in limits.json"), after);
    }

    @Test
    void pictureOfLabelsThatIsTooLargeIsNamed() throws Exception {
        Reading reading = new Reading(folder);
        picture(reading, "images/train/a.png");
        picture(reading, "masks/train/a.png");
        reading.put("classes.json", "[{\"index\": 1, \"name\": \"cat\"}]");
        String before = reading.said("masks", "");
        assertFalse(before.contains("picturePixels"), before);

        reading.settings("limits.json", "{\"picturePixels\": 63}");
        String after = reading.said("masks", "");
        assertTrue(after.contains("'picturePixels' in limits.json"), after);
    }

    @ParameterizedTest
    @CsvSource({
        "voc,",
        "csv-openimages,",
        "masks,",
        "camvid,",
        "cityscapes,",
        "ade20k,",
        "ade20k, layout=sceneparsing",
        "coco-panoptic,",
        "imagefolder, content=masks"
    })
    void pictureOfLabelsThatIsPaintedTooLargeIsNamed(String format, String option) throws Exception {
        Map<String, String> options = option == null
                ? Map.of()
                : Map.of(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        Reading reading = new Reading(folder);
        reading.put(
                "annotations/instances_train.json",
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 9, \"height\": 9}], \"annotations\":"
                        + " [{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"segmentation\": [[1, 1, 5, 1, 5, 5]]}],"
                        + " \"categories\": [{\"id\": 1, \"name\": \"cat\"}]}");
        String before = reading.said("coco", "", format, options);
        assertFalse(before.contains("picturePixels"), before);

        reading.settings("limits.json", "{\"picturePixels\": 80}");
        String after = reading.said("coco", "", format, options);
        assertTrue(after.contains("'picturePixels' in limits.json"), after);
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of(Limit.JSON_DEPTH, DEEP),
                Arguments.of(Limit.JSON_DIGITS, DIGITS),
                Arguments.of(Limit.JSON_TEXT, "\"\"" + LONG + "\"\""));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellOfCsvIsHeededAndNamed(Limit limit, String value) throws Exception {
        Reading reading = new Reading(folder);
        reading.put(
                "annotations.csv",
                "item_id,annotation_id,group_id,track_id,kind,class,score,frame,page,"
                        + "t_start,t_end,x,y,w,h,angle,start,end,text,geometry,attributes\n");
        reading.put(
                "items.csv",
                "item_id,path,media,split,width,height,frames,fps,duration,metadata\na,a.png,image,,9,9,,,,\"{\"\"x\"\": "
                        + value + "}\"\n");
        String before = reading.said("csv", "");
        assertFalse(before.contains(limit.key()), before);

        reading.settings("limits.json", "{\"" + limit.key() + "\": " + limit.least() + "}");
        String after = reading.said("csv", "");
        assertTrue(after.contains("'" + limit.key() + "' in limits.json"), after);
    }

    @Test
    void longLineOfAListOfPicturesIsHeededAndNamed() throws Exception {
        Reading reading = new Reading(folder);
        reading.put("data.yaml", "train: train.txt\nnames: [cat]\n");
        reading.put("train.txt", LONG + ".png\n");
        reading.put("obj.data", "classes = 1\ntrain = train.txt\nnames = obj.names\n");
        reading.put("obj.names", "cat\n");
        for (String target : List.of("yolo", "yolo-darknet")) {
            String before = reading.said(target, "");
            assertTrue(before.contains("media.missing"), before);
        }

        reading.settings("limits.json", "{\"lineCharacters\": 1000}");
        for (String target : List.of("yolo", "yolo-darknet")) {
            String after = reading.said(target, "");
            assertTrue(after.contains("'lineCharacters' in limits.json"), after);
        }
    }

    private static void picture(Reading reading, String name) throws IOException {
        Path picture = reading.put(name, "");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
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
