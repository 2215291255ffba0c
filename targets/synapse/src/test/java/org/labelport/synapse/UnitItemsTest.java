package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.TargetHandler;

/** Which items a result becomes, and which files and media they have. */
class UnitItemsTest {

    private static final String BOX = """
            {"annotations": {"%1$s": [{"id": "a", "tool": "bounding_box", "classification": {"class": "car"}}]},
             "annotationsData": {"%1$s": [{"id": "a", "coordinate": {"x": 1, "y": 2, "width": 3, "height": 4}}]}}""";

    private static final String TWO = """
            {"annotations": {
               "pcd_1": [{"id": "c", "tool": "classification", "classification": {"class": "night"}}],
               "image_1": [{"id": "a", "tool": "bounding_box", "classification": {"class": "car"}}],
               "image_2": []},
             "annotationsData": {
               "pcd_1": [{"id": "c"}],
               "image_1": [{"id": "a", "coordinate": {"x": 1, "y": 2, "width": 3, "height": 4}}]}}""";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private final Reading reading = new Reading();
    private final TargetHandler truth = new GroundTruthTarget(new TestSettings(), Reading.limits());
    private final TargetHandler assignment = new AssignmentTarget(new TestSettings(), Reading.limits());

    private List<Item> items(TargetHandler target, String... results) throws ExportException, IOException {
        Files.writeString(
                folder.resolve("all.ndjson"),
                String.join(
                        "\n",
                        List.of(results).stream()
                                .map(line -> line.replace("\n", " "))
                                .toList()));
        try (ItemSource source = reading.open(target, Map.of("path", folder.toString()), scratch)) {
            return Reading.incomplete(source);
        }
    }

    private static List<String> keys(Item item) {
        return item.source().orElseThrow().files().stream().map(SourceFile::key).toList();
    }

    private static String url(Item item) {
        return item.media().blob().location().orElseThrow().toString();
    }

    @Test
    void thePrimaryFileIsFirstAndMetaFilesAreLeftOut() throws Exception {
        Item item = items(truth, """
                {"id": 1, "data": null, "data_unit": {"files": {
                  "data_meta_1": {"url": "http://s/m.json", "is_primary": true},
                  "pcd_1": {"url": "http://s/c.pcd", "is_primary": false},
                  "image_1": {"url": "http://s/i.png", "is_primary": true},
                  "image_2": {"url": "http://s/j.png", "is_primary": true}}}}""").get(0);

        assertEquals(List.of("image_1", "pcd_1", "image_2"), keys(item));
        assertEquals("http://s/i.png", url(item));
        assertEquals(DataType.IMAGE, item.media().dataType());
    }

    @Test
    void filesComeInManyForms() throws Exception {
        List<Item> items = items(
                truth,
                "{\"id\": 1, \"data\": null, \"data_unit\": {\"files\": {\"image_1\": \"http://s/dir/a%20b.jpg?x=/y\"}}}",
                "{\"id\": 2, \"data\": null, \"data_unit\": {\"files\": ["
                        + "{\"specification\": \"data_meta_1\", \"url\": \"http://s/a.json\"},"
                        + "{\"specification_name\": \"pcd_1\", \"url\": \"http://s/c.pcd\", \"file_name_original\": \"c c.pcd\"},"
                        + "{\"name\": \"image_1\", \"url\": \"http://s/a.jpg\", \"is_primary\": true}]}}",
                "{\"id\": 3, \"data\": null}",
                "{\"id\": 4, \"data\": null, \"data_unit\": {\"files\": null}, \"files\": {\"video_1\": {\"url\": \"http://s/v\"}}}",
                "{\"id\": 5, \"data\": null, \"data_unit\": 17, \"file\": \"http://s/x/\"}");

        assertEquals(List.of("image_1"), keys(items.get(0)));
        assertEquals("a b.jpg", items.get(0).path());
        SourceFile bare = items.get(0).source().orElseThrow().files().get(0);
        assertEquals("{\"url\": \"http://s/dir/a%20b.jpg?x=/y\"}", bare.fields().toString());
        assertEquals(List.of("image_1", "pcd_1"), keys(items.get(1)));
        assertEquals(
                "c c.pcd", items.get(1).source().orElseThrow().files().get(1).name());
        assertEquals(List.of(), keys(items.get(2)));
        assertEquals("3", items.get(2).path());
        assertEquals(DataType.IMAGE, items.get(2).media().dataType());
        assertEquals(DataType.VIDEO, items.get(3).media().dataType());
        assertEquals("v", items.get(3).path());
        assertEquals(List.of(""), keys(items.get(4)));
        assertEquals("5", items.get(4).path());
    }

    @Test
    void anAssignmentsFileIsThatOfTheFirstMedium() throws Exception {
        Item item = items(
                        assignment,
                        "{\"id\": 1, \"file\": {\"url\": \"http://s/f\"}, \"data\": " + BOX.formatted("video_3") + "}")
                .get(0);

        assertEquals(List.of("video_3"), keys(item));
        assertEquals(DataType.VIDEO, item.media().dataType());
    }

    @Test
    void furtherMediaWithAnnotationsAreItems() throws Exception {
        List<Item> items = items(truth, """
                {"id": 1, "category": "valid", "data_unit": {"files": {
                  "image_1": {"url": "http://s/i.png"},
                  "image_2": {"url": "http://s/j.png"},
                  "pcd_1": {"url": "http://s/c.pcd", "file_name_original": "cloud.pcd"}}}, "data": %s}""".formatted(TWO));

        assertEquals(List.of("1", "1/pcd_1"), items.stream().map(Item::id).toList());
        assertEquals(List.of("image_1", "image_2", "pcd_1"), keys(items.get(0)));
        assertEquals(
                List.of(SourceFile.Role.MEDIUM, SourceFile.Role.ATTACHMENT, SourceFile.Role.MEDIUM),
                items.get(0).source().orElseThrow().files().stream()
                        .map(SourceFile::role)
                        .toList());
        Item further = items.get(1);
        assertEquals(DataType.POINT_CLOUD, further.media().dataType());
        assertEquals("http://s/c.pcd", url(further));
        assertEquals("cloud.pcd", further.path());
        assertEquals(Split.VALIDATION, further.split());
        assertEquals("1", further.source().orElseThrow().unit());
        assertEquals(JsonText.NONE, further.source().orElseThrow().data());
        assertEquals(List.of(), further.source().orElseThrow().files());
    }

    @Test
    void eachItemHasTheAnnotationsOfItsMedium() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            lines.append("{\"id\": ")
                    .append(i)
                    .append(", \"data_unit\": {\"files\": {\"image_1\": {\"url\": \"http://s/i.png\"}}}, \"data\": ");
            lines.append(TWO.replace("\n", " ").replace("\"x\": 1", "\"x\": " + i));
            // Too much to be kept as values while 64 items are under way.
            lines.append(", \"filler\": 0}\n");
        }
        Files.writeString(
                folder.resolve("all.ndjson"),
                lines.toString()
                        .replace(
                                "\"classification\": {\"class\": \"night\"}",
                                "\"classification\": {\"class\": \"night\", \"note\": \"" + "x".repeat(40_000)
                                        + "\"}"));

        List<Item> items;
        try (ItemSource source = reading.open(truth, Map.of("path", folder.toString()), scratch)) {
            items = Reading.all(source);
        }

        assertEquals(200, items.size());
        for (int i = 1; i <= 100; i++) {
            Item picture = items.get(2 * i - 2);
            Item cloud = items.get(2 * i - 1);
            assertEquals(
                    List.of("a"),
                    picture.annotations().stream().map(Annotation::id).toList());
            assertEquals("car", picture.annotations().get(0).category());
            assertTrue(picture.annotations().get(0).shape().toString().contains(Integer.toString(i)));
            assertEquals(
                    List.of("c"),
                    cloud.annotations().stream().map(Annotation::id).toList());
        }
    }

    @Test
    void aTasksDataMayBeInItsAssignment() throws Exception {
        TargetHandler task = new TaskTarget(new TestSettings(), Reading.limits());
        List<Item> items = items(
                task,
                "{\"id\": 1, \"assignment\": {\"id\": 5, \"data\": {\"a\": [ 1 ]}}}",
                "{\"id\": 2, \"data\": null, \"assignment\": {\"id\": 5, \"data\": {}}}",
                "{\"id\": 3, \"assignment\": 5}");

        assertEquals(
                List.of("{\"a\": [ 1 ]}", "null", "null"),
                items.stream()
                        .map(item -> item.source().orElseThrow().data().toString())
                        .toList());
        assertEquals("3", reading.loss("data.missing").item());
    }

    @Test
    void sizesAreTakenWhereTheyAreSane() throws Exception {
        List<Item> items = items(
                truth,
                unit(1, "image_1", "\"meta\": {\"width\": 640, \"height\": 480.0}", "\"width\": 1, \"height\": 1"),
                unit(2, "image_1", "\"width\": 64, \"height\": -48", "\"width\": 3, \"height\": 0"),
                unit(3, "image_1", "\"size\": 5", "\"width\": 30, \"height\": 20"),
                unit(4, "video_1", "\"meta\": {\"fps\": 29.97, \"frames\": 100}", "\"width\": 1e9, \"height\": 20"),
                unit(5, "video_1", "\"meta\": {\"fps\": 25}", "\"duration\": 3"),
                unit(6, "audio_1", "\"size\": 5", "\"duration\": 3.5"),
                unit(7, "audio_1", "\"meta\": {\"duration\": \"long\"}", "\"duration\": -1"));

        assertEquals(
                List.of(640, 480),
                List.of(image(items, 0).width(), image(items, 0).height()));
        assertEquals(
                List.of(0, 0), List.of(image(items, 1).width(), image(items, 1).height()));
        assertEquals(
                List.of(30, 20),
                List.of(image(items, 2).width(), image(items, 2).height()));
        Media.Video ntsc = (Media.Video) items.get(3).media();
        assertEquals(
                List.of(30000, 1001, 100, 0, 0),
                List.of(ntsc.fpsNumerator(), ntsc.fpsDenominator(), ntsc.frames(), ntsc.width(), ntsc.height()));
        Media.Video pal = (Media.Video) items.get(4).media();
        assertEquals(List.of(25, 1, 0), List.of(pal.fpsNumerator(), pal.fpsDenominator(), pal.frames()));
        assertEquals(3_500_000, ((Media.Audio) items.get(5).media()).micros());
        assertEquals(0, ((Media.Audio) items.get(6).media()).micros());
    }

    private static String unit(int id, String key, String file, String meta) {
        return "{\"id\": %d, \"data\": null, \"data_unit\": {\"files\": {\"%s\": {\"url\": \"http://s/f\", %s}}, \"meta\": {%s}}}"
                .formatted(id, key, file, meta);
    }

    private static Media.Image image(List<Item> items, int index) {
        return (Media.Image) items.get(index).media();
    }

    @Test
    void splitsAreOfGroundTruthOnly() throws Exception {
        String[] results = {
            "{\"id\": 1, \"category\": \"train\", \"data\": null}",
            "{\"id\": 2, \"category\": \"Validation\", \"data\": null}",
            "{\"id\": 3, \"category\": \"test\", \"data\": null}",
            "{\"id\": 4, \"category\": \"odd\", \"data\": null}",
            "{\"id\": 5, \"category\": null, \"data\": null}"
        };

        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION, Split.TEST, Split.NONE, Split.NONE),
                items(truth, results).stream().map(Item::split).toList());
        assertEquals(
                List.of(Split.NONE, Split.NONE, Split.NONE, Split.NONE, Split.NONE),
                items(assignment, results).stream().map(Item::split).toList());
    }

    @Test
    void mediaWhoseNumbersCameApartFindTheirFile() throws Exception {
        Item item = items(
                        truth,
                        "{\"id\": 1, \"data_unit\": {\"files\": {\"image_1\": {\"url\": \"http://s/i.png\"}}}, \"data\": "
                                + BOX.formatted("image_0") + "}")
                .get(0);

        assertEquals("http://s/i.png", url(item));
        assertEquals(DataType.IMAGE, item.media().dataType());
    }
}
