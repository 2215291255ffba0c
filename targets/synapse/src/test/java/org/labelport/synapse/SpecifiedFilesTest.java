package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportEvent.ExportPublished;
import org.labelport.export.ExportEvent.Logged;
import org.labelport.export.ExportEvent.RunEnded;
import org.labelport.export.ExportStatus;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.SourceFile;
import org.labelport.model.Split;
import org.labelport.synapse.json.SmallJson;
import org.labelport.target.ProvidesTarget;

/** The specification's example files that no other test reads. */
class SpecifiedFilesTest {

    @TempDir
    Path folder;

    private static Map<String, Object> example(String name) throws IOException {
        return SmallJson.object(FakePlatform.text("examples/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private Item onlyItem(String page) throws Exception {
        Path pages = Files.createDirectory(folder.resolve("pages"));
        Files.writeString(pages.resolve("page.json"), page);
        List<Item> items = new Reading()
                .all(
                        new GroundTruthTarget(),
                        Map.of("path", pages.toString()),
                        Files.createDirectory(folder.resolve("scratch")));
        assertEquals(1, items.size());
        return items.get(0);
    }

    private Item itemWithFiles(Object files) throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", 1);
        result.put("data", null);
        result.put("data_unit", Map.of("files", files));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("count", 1);
        page.put("next", null);
        page.put("results", List.of(result));
        return onlyItem(new String(SmallJson.write(page), StandardCharsets.UTF_8));
    }

    private static List<SourceFile> files(Item item) {
        return item.source().orElseThrow().files();
    }

    @Test
    void eventsWithFilesOfTheirOwnAreRead() throws Exception {
        Item item = onlyItem(FakePlatform.text("examples/rest-ground-truth-events-page-with-files.json"));

        assertEquals("6002", item.id());
        assertEquals("c.jpg", item.path());
        assertEquals(Split.VALIDATION, item.split());
        assertEquals("car", item.annotations().get(0).category());
        assertEquals(Shape.Box.of(12.5, 40, 100, 60), item.annotations().get(0).shape());
    }

    @Test
    void filesOfAUnitAreThePrimaryOneFirstWithoutItsMetadata() throws Exception {
        Item item = itemWithFiles(example("data-unit-files.json"));

        assertEquals(
                List.of("a.jpg", "a.pcd"),
                files(item).stream().map(SourceFile::name).toList());
        assertEquals(
                "9e107d9d372bb6826bd81d3542a419d6", files(item).get(0).blob().checksum());
        assertEquals(120345, files(item).get(0).blob().size());
        assertEquals(SourceFile.Role.ATTACHMENT, files(item).get(1).role());
    }

    @Test
    void bareAddressesAreFiles() throws Exception {
        Item item = itemWithFiles(example("data-unit-files-variants.json").get("as_url"));

        assertEquals(
                List.of("a.jpg"), files(item).stream().map(SourceFile::name).toList());
        assertEquals(
                "https://storage.example.test/a.jpg",
                files(item).get(0).blob().location().orElseThrow().toString());
    }

    @Test
    void listsAreFiles() throws Exception {
        Item item = itemWithFiles(example("data-unit-files-variants.json").get("as_list"));

        assertEquals(
                List.of("image_1"), files(item).stream().map(SourceFile::key).toList());
        assertEquals("a.jpg", item.path());
    }

    @Test
    void endOfAJobHasTheSpecifiedForm() throws Exception {
        Map<String, Object> specified = example("run-finish-patch.json");
        String place = ((Map<?, ?>) specified.get("result")).get("export_path").toString();
        try (FakePlatform platform = new FakePlatform()) {
            platform.on("/logs/", FakePlatform.status(201, ""));
            platform.on("/jobs/0f5c/", FakePlatform.status(200, "{}"));
            JobListener listener = new JobListener(
                    TestSettings.of(platform).with("SYNAPSE_PLUGIN_RUN_JOB_ID", "0f5c"),
                    Reading.limits(),
                    Duration.ofMinutes(1),
                    warning -> {});
            for (Object message : (List<?>) specified.get("console_logs")) {
                listener.on("r", new Logged("message", Map.of("context", "info", "content", message), Instant.EPOCH));
            }
            listener.on("r", new ExportPublished("f", Path.of(place, "export")));
            listener.on("r", new RunEnded(ExportStatus.DONE));

            Map<String, Object> sent = platform.requests().stream()
                    .filter(request -> request.body().contains("console_logs"))
                    .map(request -> body(request.body()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(specified.keySet(), sent.keySet());
            assertEquals(specified.get("console_logs"), sent.get("console_logs"));
            assertEquals(place, ((Map<?, ?>) sent.get("result")).get("export_path"));
        }
    }

    private static Map<String, Object> body(String json) {
        try {
            return SmallJson.object(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a plug-in's configuration may name as types, the annotations of formats and targets may too. */
    @Test
    void typesOfAConfigurationAreOurs() throws Exception {
        Map<String, Object> config = example("config.yaml.json");
        Map<?, ?> export = (Map<?, ?>) ((Map<?, ?>) config.get("actions")).get("export");
        Set<String> ours = Set.of(
                AssignmentTarget.class.getAnnotation(ProvidesTarget.class).data__types());

        for (Object list : List.of(config.get("data_types"), export.get("annotation_types"))) {
            Set<String> named =
                    ((List<?>) list).stream().map(String.class::cast).collect(Collectors.toSet());
            assertTrue(ours.containsAll(named), named.toString());
            named.forEach(key -> assertTrue(DataType.ofKey(key).isPresent(), key));
        }
    }
}
