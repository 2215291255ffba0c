package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.target.FilterException;
import org.labelport.target.ItemSource;
import org.labelport.target.TargetHandler;

/** Pages that were saved are read as the platform's own are. */
class SavedPagesTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private final Reading reading = new Reading();
    private final TargetHandler target = new AssignmentTarget(new TestSettings(), Reading.limits());

    private void save(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Item> items(TargetHandler handler, Path path, Map<String, ?> more)
            throws ExportException, IOException {
        Map<String, Object> filter = new HashMap<>(more);
        filter.put("path", path.toString());
        return incomplete(handler, filter);
    }

    private List<Item> incomplete(TargetHandler handler, Map<String, ?> filter) throws ExportException, IOException {
        try (ItemSource source = reading.open(handler, filter, scratch)) {
            return Reading.incomplete(source);
        }
    }

    private List<String> ids(Map<String, ?> more) throws ExportException, IOException {
        return items(target, folder, more).stream().map(Item::id).toList();
    }

    @Test
    void pagesComeInTheirNumbersOrder() throws Exception {
        save(
                "page-10.json",
                "{\"count\": 3, \"next\": \"http://other.example/x\", \"results\": [{\"id\": 3, \"data\": null}]}");
        save("page-9.json", "{\"count\": 3, \"results\": [{\"id\": 1, \"data\": null}, {\"id\": 2, \"data\": null}]}");
        save("project.json", FakePlatform.text("examples/rest-project.json"));
        save("notes.txt", "no page");
        save("sub/page-1.json", "no page either");

        try (ItemSource source = reading.open(target, Map.of("path", folder.toString()), scratch)) {
            assertEquals(
                    List.of("count", "configuration"),
                    List.copyOf(source.properties().keySet()));
            assertEquals(3L, source.properties().get("count"));
            assertTrue(source.properties().get("configuration").toString().startsWith("{schema="));
            assertEquals(
                    List.of("1", "2", "3"),
                    Reading.incomplete(source).stream().map(Item::id).toList());
        }
        assertEquals(List.of(), reading.losses);
    }

    @Test
    void theExamplesAreRead() throws Exception {
        save("1.json", FakePlatform.text("examples/rest-assignments-page.json"));
        save("2.json", FakePlatform.text("examples/rest-assignments-last-page.json"));

        assertEquals(List.of("501", "502", "701"), ids(Map.of()));
        assertEquals(List.of("source.count-mismatch"), reading.lossCodes());
    }

    @Test
    void theExampleDataSetIsRead() throws Exception {
        Path example = Path.of("../../examples/synapse");

        List<Item> items;
        try (ItemSource source = reading.open(target, Map.of("path", example.toString(), "project", 456), scratch)) {
            items = Reading.all(source);
        }

        assertEquals(
                List.of("501", "502", "503", "504", "505", "506"),
                items.stream().map(Item::id).toList());
        assertEquals(
                List.of(3, 4, 12, 0, 2, 10),
                items.stream().map(item -> item.annotations().size()).toList());
        assertEquals(
                List.of(0, 1, 2, 0, 0, 1),
                items.stream().map(item -> item.relations().size()).toList());
        for (Item item : items) {
            Path file = Path.of(item.media().blob().location().orElseThrow());
            assertEquals(Files.size(file), item.media().blob().size(), item.path());
        }
        assertEquals(List.of(), reading.losses);
        assertEquals(List.of(), reading.errors);
    }

    @Test
    void linesAreResults() throws Exception {
        save("all.ndjson", "{\"id\": 1, \"data\": null}\n{\"id\": 2, \"data\": {}}\n\n{\"id\": 3}");

        assertEquals(List.of("1", "2", "3"), ids(Map.of()));
        assertEquals(
                List.of("1", "2", "3"),
                items(target, folder.resolve("all.ndjson"), Map.of()).stream()
                        .map(Item::id)
                        .toList());
        assertEquals(List.of("data.unknown", "data.missing", "data.unknown", "data.missing"), reading.lossCodes());
    }

    @Test
    void oneFileHasItsProjectBesideIt() throws Exception {
        save("page.json", FakePlatform.text("examples/rest-ground-truth-events-page.json"));
        save("other.json", "not read");
        save("project.json", FakePlatform.text("examples/rest-project.json"));
        TargetHandler truth = new GroundTruthTarget(new TestSettings(), Reading.limits());

        try (ItemSource source =
                reading.open(truth, Map.of("path", folder.resolve("page.json").toString()), scratch)) {
            assertEquals(
                    List.of("count", "project_id", "configuration"),
                    List.copyOf(source.properties().keySet()));
            assertEquals(456L, source.properties().get("project_id"));
            assertEquals("6001", source.next().orElseThrow().id());
        }
    }

    @Test
    void theFilterIsAppliedAsFarAsResultsShow() throws Exception {
        save("a.ndjson", """
                {"id": 1, "project": 456, "status": "completed", "user": null, "assignment": {"id": 9}, "data": null}
                {"id": 2, "project": "456", "status": "open", "user": 7, "assignment": 8, "data": null}
                {"id": 3, "project": 457, "status": "completed", "user": 7, "tags": [{"id": 3}], "assignment": 9, "data": null}
                """);

        assertEquals(List.of("1", "2"), ids(Map.of("project", 456)));
        assertEquals(List.of("3"), ids(Map.of("project", "457")));
        assertEquals(List.of("1", "2", "3"), ids(Map.of("status", List.of("completed", "open"))));
        assertEquals(List.of("2", "3"), ids(Map.of("user", 7)));
        assertEquals(List.of("1", "3"), ids(Map.of("assignment", 9)));
        assertEquals(List.of("2"), ids(Map.of("id", 2, "page_size", 5)));
        assertEquals(List.of(), reading.losses);

        assertEquals(List.of("1", "2", "3"), ids(Map.of("created_after", "2025-01-01")));
        assertEquals(List.of("filter.not-applied"), reading.lossCodes());
        assertTrue(reading.loss("filter.not-applied")
                .detail()
                .startsWith("the filter's 'created_after' could not be applied to 3 of 3"));
    }

    @Test
    void filteringIsNoMismatch() throws Exception {
        save(
                "a.json",
                "{\"count\": 2, \"results\": [{\"id\": 1, \"status\": \"a\"}, {\"id\": 2, \"status\": \"b\", \"data\": null}]}");

        assertEquals(List.of("2"), ids(Map.of("status", "b")));
        assertEquals(List.of(), reading.losses);
    }

    @Test
    void filesAreBelowTheFolder() throws Exception {
        save("images/kleiner hügel.png", "picture");
        Path inside = folder.toRealPath().resolve("images/kleiner hügel.png");
        Path outside = Files.writeString(scratch.resolve("secret.txt"), "secret");
        save("a.ndjson", """
                {"id": 1, "data": null, "file": {"url": "images/kleiner hügel.png", "size": 1, "checksum": "d41d8cd98f00b204e9800998ecf8427e"}}
                {"id": 2, "data": null, "file": {"url": "../secret.txt"}}
                {"id": 3, "data": null, "file": {"url": "images/none.png", "file_name_original": "n.png"}}
                {"id": 4, "data": null, "file": {"url": "https://storage.example.test/x y.png?sig=1", "size": 5}}
                {"id": 5, "data": null, "file": {"url": "%s"}}
                {"id": 6, "data": null, "file": {"url": "s3://bucket/key"}}
                {"id": 7, "data": null, "file": {"file_name_original": "only a name.png"}}
                {"id": 8, "data": null, "file": {"url": "%s"}}
                """.formatted(outside.toUri(), inside.toUri()));

        List<Item> items = items(target, folder, Map.of());

        List<Blob> blobs = items.stream().map(item -> item.media().blob()).toList();
        assertEquals("picture".length(), blobs.get(0).size());
        assertEquals("d41d8cd98f00b204e9800998ecf8427e", blobs.get(0).checksum());
        assertEquals("kleiner hügel.png", items.get(0).path());
        assertEquals("media.outside", blobs.get(1).failure().orElseThrow().code());
        assertEquals("media.missing", blobs.get(2).failure().orElseThrow().code());
        assertEquals("n.png", items.get(2).path());
        assertEquals(
                "https://storage.example.test/x%20y.png?sig=1",
                blobs.get(3).location().orElseThrow().toString());
        assertEquals("x y.png", items.get(3).path());
        assertEquals("media.outside", blobs.get(4).failure().orElseThrow().code());
        assertEquals("media.address", blobs.get(5).failure().orElseThrow().code());
        assertEquals("media.no-address", blobs.get(6).failure().orElseThrow().code());
        assertEquals(inside.toUri(), blobs.get(7).location().orElseThrow());
        assertEquals(List.of(), reading.errors);
    }

    @Test
    void pagesThatAreNoneEndTheRun() throws Exception {
        save("page.json", "{\"results\": [{\"id\": 1, \"data\": null}");
        ExportException cut = assertThrows(ExportException.class, () -> ids(Map.of()));
        assertEquals("source.page-invalid", cut.code());
        assertTrue(cut.getMessage().contains("page.json"), cut.getMessage());

        save("page.json", "[]");
        assertEquals(
                "source.page-invalid",
                assertThrows(ExportException.class, () -> ids(Map.of())).code());
        save("page.json", "");
        assertEquals(
                "source.page-invalid",
                assertThrows(ExportException.class, () -> ids(Map.of())).code());
        Files.write(
                folder.resolve("page.json"),
                "{\"results\": [{\"id\": 1, \"data\": null}]}".getBytes(StandardCharsets.UTF_16));
        assertEquals(
                "source.page-invalid",
                assertThrows(ExportException.class, () -> ids(Map.of())).code());

        Files.delete(folder.resolve("page.json"));
        assertEquals(
                "source.no-pages",
                assertThrows(ExportException.class, () -> ids(Map.of())).code());
        assertEquals(
                "option.invalid",
                assertThrows(ExportException.class, () -> items(target, folder.resolve("none"), Map.of()))
                        .code());
    }

    @Test
    void aByteOrderMarkIsNoHarm() throws Exception {
        save("a.json", "\ufeff{\"results\": [{\"id\": 1, \"data\": {\"a\": \"ü\"}}]}");

        Item item = items(target, folder, Map.of()).get(0);

        assertEquals("{\"a\": \"ü\"}", item.source().orElseThrow().data().toString());
    }

    @Test
    void theRequiredKeyMayBeLeftOut() throws Exception {
        save("a.ndjson", "");
        target.validateFilter(Reading.filter(target, Map.of("path", folder.toString())));
        assertThrows(FilterException.class, () -> target.validateFilter(Reading.filter(target, Map.of("user", 1))));
        assertThrows(
                FilterException.class,
                () -> target.validateFilter(Reading.filter(
                        target, Map.of("path", folder.resolve("none").toString()))));
    }
}
