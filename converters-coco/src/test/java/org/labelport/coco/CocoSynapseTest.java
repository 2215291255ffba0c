package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceRecord;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.RecordedItem;
import org.labelport.testkit.trial.MemoryExport;

/** The layout of the Synapse SDK. The golden files are its own; other expectations were made with Python 3.11. */
class CocoSynapseTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "sdk");
    private static final Media.Image IMAGE = Media.Image.of(Blob.ABSENT, 200, 100);
    private static final String FILE = "annotations.json";

    @Test
    void writesWhatTheSdkWrites() throws Exception {
        MemoryExport export = export(Map.of("date-created", "2025-11-20 08:00:00"), worked("a.jpg"));

        assertEquals(golden("coco/annotations.json"), export.text(FILE));
        assertEquals(Set.of(FILE), export.files());
        assertEquals(List.of("a.jpg"), List.copyOf(export.media().keySet()));
        assertEquals(List.of("polyline.as-region", "geometry.unsupported"), export.lossCodes());
    }

    @Test
    void withoutItemsListsAreEmpty() throws Exception {
        assertEquals("""
                {
                    "info": {
                        "description": "Converted from DM format",
                        "url": "",
                        "version": "1.0",
                        "year": 1970,
                        "contributor": "",
                        "date_created": "1970-01-01 00:00:00"
                    },
                    "licenses": [
                        {
                            "id": 1,
                            "name": "Unknown",
                            "url": ""
                        }
                    ],
                    "images": [],
                    "annotations": [],
                    "categories": []
                }""", export(Map.of()).text(FILE));
    }

    @Test
    void numbersFollowTheNamesOfTheJsonFiles() throws Exception {
        String document = export(
                        Map.of(),
                        boxed("b.jpg", "late"),
                        boxed("a.jpg", "middle", "late"),
                        boxed("\uD83D\uDE00.jpg", "emoji"),
                        boxed("\uFF21.jpg", "wide"),
                        boxed("C.jpg", "early"),
                        boxed("x/a-b.png", "before a.json"))
                .text(FILE);

        assertEquals(
                List.of("C.jpg", "a-b.png", "a.jpg", "b.jpg", "\uFF21.jpg", "\uD83D\uDE00.jpg"),
                values("file_name", document));
        assertEquals(
                List.of("early", "before a.json", "middle", "late", "wide", "emoji"),
                values("name", document).subList(1, 7));
        assertEquals(List.of("1", "2", "3", "3", "4", "5", "6"), values("image_id", document));
        assertEquals(List.of("1", "2", "3", "4", "4", "5", "6"), values("category_id", document));
        assertTrue(document.contains("\"id\": 7,\n            \"image_id\": 6,"));
    }

    @Test
    void numbersAndCategoriesStartAnewInEverySplit() throws Exception {
        MemoryExport export = export(
                Map.of(),
                boxed("a.jpg", "car").withSplit(Split.TRAIN),
                boxed("b.jpg", "bus", "car").withSplit(Split.VALIDATION),
                boxed("c.jpg", "car").withSplit(Split.TEST),
                boxed("d.jpg", "tram"));

        assertEquals(
                Set.of("train/annotations.json", "valid/annotations.json", "test/annotations.json"), export.files());
        assertEquals(
                List.of("train/a.jpg", "valid/b.jpg", "test/c.jpg", "train/d.jpg"),
                List.copyOf(export.media().keySet()));
        assertEquals(List.of("1", "2"), values("category_id", export.text("train/annotations.json")));
        assertEquals(List.of("1", "1"), values("image_id", export.text("valid/annotations.json")));
        assertEquals(List.of("Unknown", "bus", "car"), values("name", export.text("valid/annotations.json")));
        assertEquals(List.of("1"), values("category_id", export.text("test/annotations.json")));
        assertTrue(export.lossCodes().contains("split.assumed"));
    }

    @Test
    void validationSetIsThereWithoutItems() throws Exception {
        MemoryExport export = export(Map.of(), boxed("a.jpg", "car").withSplit(Split.TRAIN));

        assertEquals(Set.of("train/annotations.json", "valid/annotations.json"), export.files());
    }

    @Test
    void numbersKeepTheirSpelling() throws Exception {
        String document = document("{\"polyline\": [" + entry("1", "c", "[[0.5, 1], [3, 2.5], [0.00001, 1e2]]") + ","
                + entry("2", "c", "[[1, 2, 3], [1.0, 1e16, -0.0]]") + "], \"bounding_box\": ["
                + entry("3", "c", "[1, 2, 0.1, 3]") + "," + entry("4", "c", "[1, 2, 3000000000, 4e9]") + ","
                + entry("5", "c", "[0, 0, 5000000000, 4000000000, 7]") + ","
                + entry("6", "c", "[0, 0, 1e308, 10]") + "]}");

        assertEquals(
                List.of("[[0.5, 1, 3, 2.5, 1e-05, 100.0]]", "[[1, 2, 3, 1.0, 1e+16, -0.0]]", "[]", "[]", "[]", "[]"),
                lists("segmentation", document));
        assertEquals(
                List.of(
                        "[1e-05, 1, 2.99999, 99.0]",
                        "[1, 2, 0, 9999999999999998.0]",
                        "[1, 2, 0.1, 3]",
                        "[1, 2, 3000000000, 4000000000.0]",
                        "[0, 0, 5000000000, 4000000000, 7]",
                        "[0, 0, 1e+308, 10]"),
                lists("bbox", document));
        assertEquals(
                List.of("296.99901", "0.0", "0.30000000000000004", "1.2e+19", "20000000000000000000", "Infinity"),
                values("area", document));
    }

    @Test
    void allKeypointsOfAPictureAreOneAnnotationAfterTheOthers() throws Exception {
        MemoryExport export = export(
                Map.of(),
                RecordedItem.of(
                        "a.jpg",
                        IMAGE,
                        images("{\"keypoint\": [" + entry("1", "nose", "[5, 6.5]") + "," + entry("2", "eye", "[1, 9]")
                                + "], \"bounding_box\": [" + entry("3", "face", "[0, 0, 9, 9]") + "]}")),
                RecordedItem.of("b.jpg", IMAGE, images("{\"keypoint\": [" + entry("1", "toe", "[3, 4]") + "]}")));
        String document = export.text(FILE);

        assertTrue(document.contains("""
                            "category_id": 2,
                            "keypoints": [
                                5,
                                6.5,
                                2,
                                1,
                                9,
                                2
                            ],
                            "num_keypoints": 2,
                            "bbox": [
                                1,
                                6.5,
                                4,
                                2.5
                            ],
                            "area": 0,
                            "iscrowd": 0
                        },
                """));
        assertTrue(document.endsWith("""
                        {
                            "id": 2,
                            "name": "keypoints",
                            "supercategory": "keypoints",
                            "keypoints": [
                                "nose",
                                "eye"
                            ],
                            "skeleton": []
                        }
                    ]
                }"""));
        assertEquals(List.of("1", "2", "2"), values("category_id", document));
        assertEquals(List.of("keypoints.joined"), export.lossCodes());
    }

    @Test
    void aClassCalledKeypointsIsTheCategoryOfKeypoints() throws Exception {
        String document = document("{\"bounding_box\": [" + entry("1", "keypoints", "[0, 0, 9, 9]")
                + "], \"keypoint\": [" + entry("2", "toe", "[3, 4]") + "]}");

        assertEquals(List.of("1", "1"), values("category_id", document));
        assertTrue(!document.contains("skeleton"));
    }

    @Test
    void whatStopsTheSdkIsLeftOutAndReported() throws Exception {
        MemoryExport export = export(
                Map.of(),
                RecordedItem.of(
                        "a.jpg",
                        IMAGE,
                        images("{\"polyline\": [" + entry("1", "line", "[]") + "," + entry("2", "line", "[1, 2]")
                                + "], \"bounding_box\": [" + entry("3", "box", "[1, 2, 3]") + ","
                                + entry("4", "box", "[1, 2, \"3\", 4]") + "], \"keypoint\": [" + entry("5", "p", "[1]")
                                + "]}")),
                RecordedItem.of("b.jpg", IMAGE, images("{\"keypoint\": []}")),
                RecordedItem.of("c.jpg", IMAGE, images("")),
                RecordedItem.of("d.jpg", IMAGE, "{\"classification\": {}}"),
                boxed("e.jpg", "car"));
        String document = export.text(FILE);

        assertEquals(Map.of(), export.errorCodes());
        assertEquals(List.of("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"), values("file_name", document));
        assertEquals(List.of("5"), values("image_id", document));
        assertEquals(List.of("Unknown", "car"), values("name", document));
        assertEquals(
                List.of("geometry.invalid"),
                export.lossCodes().stream().distinct().toList());
        assertEquals(5, export.losses().size());
    }

    @Test
    void keypointsWithVisibilityKeepIt() throws Exception {
        String document = document("{\"keypoint\": [" + entry("1", "p", "[1, 2, 0]") + "]}");

        assertEquals("[1, 2, 0]", lists("keypoints", document).get(0));
    }

    @Test
    void annotationsWithoutAClassHaveOneWithoutAName() throws Exception {
        String document = document("{\"bounding_box\": [{\"id\": \"1\", \"classification\": null, \"data\": [1,2,3,4]},"
                + "{\"id\": \"2\", \"data\": [1,2,3,4]}]}");

        assertEquals(List.of("Unknown", ""), values("name", document));
    }

    @Test
    void textIsNotEscapedBeyondWhatJsonNeeds() throws Exception {
        String document = document(
                "{\"bounding_box\": [" + entry("1", "é\\\"\\\\\\n\u2028\uD83D\uDE00\u007f\\u0001", "[1,2,3,4]") + "]}");

        assertTrue(document.contains("\"name\": \"é\\\"\\\\\\n\u2028\uD83D\uDE00\u007f\\u0001\","), document);
    }

    @Test
    void itemsThatAreNotFoundTakeNoNumber() throws Exception {
        Item further = boxed("b.jpg", "car").withSource(new SourceRecord("a", JsonText.NONE, List.of()));

        MemoryExport export = export(Map.of(), boxed("a.JPG", "car"), further, boxed("c.webp", "car"));

        assertEquals(Map.of("a.JPG", "file.not-found"), export.errorCodes());
        assertEquals(List.of("c.webp"), List.copyOf(export.media().keySet()));
        assertTrue(export.text(FILE).contains("\"id\": 1,\n            \"file_name\": \"c.webp\""));
    }

    @Test
    void picturesAreMeasuredAsStored() throws Exception {
        Item item = RecordedItem.of("a.jpg", new Media.Image(Blob.ABSENT, 200, 100, 5), images(""));

        assertTrue(export(Map.of(), item).text(FILE).contains("\"width\": 100,\n            \"height\": 200,"));
    }

    @Test
    void optionsAreChecked() {
        assertRefused("option.invalid", Map.of("layout", "synapse", "date-created", "2025-02-30 00:00:00"));
        assertRefused("option.invalid", Map.of("layout", "synapse", "date-created", "today"));
        assertRefused("option.conflict", Map.of("date-created", "2025-11-20 08:00:00"));
    }

    private static void assertRefused(String code, Map<String, String> options) {
        ExportException refused = assertThrows(
                ExportException.class, () -> MemoryExport.of(new CocoConverter(), options, Taxonomy.EMPTY, List.of()));
        assertEquals(code, refused.code());
    }

    private static Item boxed(String path, String... classes) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String name : classes) {
            entries.add(entry("b" + entries.size(), name, "[1, 2, 3, 4]"));
        }
        return RecordedItem.of(path, IMAGE, images("{\"bounding_box\": [" + String.join(",", entries) + "]}"));
    }

    private static String document(String firstImage) throws ExportException, IOException {
        return export(Map.of(), RecordedItem.of("a.jpg", IMAGE, images(firstImage)))
                .text(FILE);
    }

    private static String images(String images) {
        return "{\"images\": [" + images + "]}";
    }

    private static String entry(String id, String name, String data) {
        return "{\"id\": \"" + id + "\", \"classification\": \"" + name + "\", \"attrs\": [], \"data\": " + data + "}";
    }

    /** Returns the values of a key, texts without their quotes. */
    private static List<String> values(String key, String document) {
        return found("\"" + key + "\": \"?([^\"\\[\\n]*?)\"?,?\\n", document);
    }

    /** Returns the lists of a key, each in one line. */
    private static List<String> lists(String key, String document) {
        return found("(?s)\"" + key + "\": (\\[.*?\\])(,?\n            \"|\n        \\})", document).stream()
                .map(list -> list.replaceAll("\\s+", " ").replace("[ ", "[").replace(" ]", "]"))
                .toList();
    }

    private static List<String> found(String pattern, String document) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = Pattern.compile(pattern).matcher(document); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Item worked(String path) throws IOException {
        return RecordedItem.of(path, IMAGE, golden("input/a.json"));
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name));
    }

    private static MemoryExport export(Map<String, String> options, Item... items) throws ExportException, IOException {
        Map<String, String> all = new HashMap<>(options);
        all.put("layout", "synapse");
        return MemoryExport.of(new CocoConverter(), all, List.of(items));
    }
}
