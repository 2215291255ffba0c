package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/** What is asked of the platform, and what becomes of its answers. */
class PlatformWalkTest {

    private static final String LIST = "/sdk/assignments/?project=456&status=completed&expand=data&page_size=100";
    private static final String LAST = "/sdk/assignments/?expand=data&page=2&page_size=100&project=456";

    @TempDir
    Path scratch;

    private FakePlatform platform;
    private final Reading reading = new Reading();

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
        platform.on("/projects/456/", platform.example("rest-project.json"));
    }

    @AfterEach
    void stop() {
        platform.close();
        reading.assertNoTokens();
    }

    private AssignmentTarget assignments() {
        return new AssignmentTarget(TestSettings.of(platform), Reading.limits());
    }

    private GroundTruthTarget groundTruth() {
        return new GroundTruthTarget(TestSettings.of(platform), Reading.limits());
    }

    private TaskTarget tasks() {
        return new TaskTarget(TestSettings.of(platform), Reading.limits());
    }

    private static Map<String, Object> filter(Object... namesAndValues) {
        Map<String, Object> filter = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filter.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return filter;
    }

    private List<Item> items(ItemSource source) throws ExportException, IOException {
        try (source) {
            return Reading.incomplete(source);
        }
    }

    @Test
    void assignmentsAreReadPageByPage() throws Exception {
        platform.on(LIST, platform.example("rest-assignments-page.json"));
        platform.on(LAST, platform.example("rest-assignments-last-page.json"));

        List<Item> items = items(reading.open(assignments(), filter("project", 456, "status", "completed"), scratch));

        assertEquals(List.of("501", "502", "701"), items.stream().map(Item::id).toList());
        assertEquals(
                List.of("a.jpg", "b.jpg", "한글 이름.png"),
                items.stream().map(Item::path).toList());
        assertEquals(
                List.of("/projects/456/", LAST, LIST),
                platform.targets().stream().sorted().toList());
    }

    @Test
    void everyRequestSaysWhoAsks() throws Exception {
        platform.on(LIST, platform.example("rest-assignments-last-page.json"));

        items(reading.open(assignments(), filter("project", 456, "status", "completed"), scratch));

        assertEquals(2, platform.requests().size());
        for (FakePlatform.Request request : platform.requests()) {
            assertEquals("Token " + TestSettings.ACCESS, request.headers().get("synapse-access-token"));
            assertEquals("Token " + TestSettings.USER, request.headers().get("authorization"));
            assertEquals("Token " + TestSettings.TENANT, request.headers().get("synapse-tenant"));
            assertEquals("Token " + TestSettings.AGENT, request.headers().get("synapse-agent"));
        }
    }

    @Test
    void tokensThatAreNotSetAreNotSent() throws Exception {
        platform.on(LIST, platform.example("rest-assignments-last-page.json"));
        AssignmentTarget target = new AssignmentTarget(
                new TestSettings().with("SYNAPSE_PLUGIN_RUN_HOST", platform.host() + "/"), Reading.limits());

        items(reading.open(target, filter("project", 456, "status", "completed"), scratch));

        for (FakePlatform.Request request : platform.requests()) {
            assertTrue(
                    Stream.of("synapse-access-token", "authorization", "synapse-tenant", "synapse-agent")
                            .noneMatch(request.headers()::containsKey),
                    request.toString());
        }
    }

    @Test
    void groundTruthRenamesItsKeyWhereItStands() throws Exception {
        platform.on(
                "/sdk/ground_truth_events/?category=train&ground_truth_dataset_versions=123&expand=data&page_size=100",
                platform.example("rest-ground-truth-events-page.json"));

        try (ItemSource source = reading.open(
                groundTruth(), filter("category", "train", "ground_truth_dataset_version", 123), scratch)) {
            List<Item> items = Reading.incomplete(source);

            assertEquals(List.of("6001"), items.stream().map(Item::id).toList());
            assertEquals(Split.TRAIN, items.get(0).split());
            assertEquals(456L, source.properties().get("project_id"));
            assertEquals(1L, source.properties().get("count"));
            assertEquals(
                    List.of("schema"),
                    new ArrayList<>(((Map<?, ?>) source.properties().get("configuration")).keySet()));
        }
        assertTrue(reading.losses.isEmpty(), reading.losses.toString());
    }

    @Test
    void tasksAskForTheirPartsWhateverTheFilterSays() throws Exception {
        platform.on(
                "/sdk/tasks/?expand=data_unit&expand=assignment&expand=workshop&project=456&assignment=789&page_size=10",
                platform.example("rest-tasks-page.json"));

        List<Item> items = items(reading.open(
                tasks(), filter("expand", "nothing", "project", 456, "assignment", 789, "page_size", 10), scratch));

        assertEquals(List.of("8001"), items.stream().map(Item::id).toList());
        assertEquals(
                List.of("image_1", "pcd_1"),
                items.get(0).source().get().files().stream()
                        .map(SourceFile::key)
                        .toList());
    }

    @Test
    void theRecordIsWhatThePlatformSent() throws Exception {
        String page = FakePlatform.text("examples/rest-assignments-page.json");
        platform.on(LIST, platform.json(page.replaceAll("\"next\": \"[^\"]*\"", "\"next\": null")));

        List<Item> items = items(reading.open(assignments(), filter("project", 456, "status", "completed"), scratch));

        SourceRecord record = items.get(0).source().get();
        int start = page.indexOf("\"data\": {") + "\"data\": ".length();
        int end = page.indexOf("\"assignmentId\": 1042\n      }") + "\"assignmentId\": 1042\n      }".length();
        assertArrayEquals(
                page.substring(start, end).getBytes(StandardCharsets.UTF_8),
                record.data().utf8());
        assertEquals("501", record.unit());
        assertEquals("null", items.get(1).source().get().data().toString());
        SourceFile file = record.files().get(0);
        assertEquals("image_1", file.key());
        assertEquals("a.jpg", file.name());
        assertEquals(120345, file.blob().size());
        assertEquals("9e107d9d372bb6826bd81d3542a419d6", file.blob().checksum());
        assertEquals(
                Optional.of(
                        URI.create("https://storage.example.test/bucket/a.jpg?X-Amz-Expires=3600&X-Amz-Signature=abc")),
                file.blob().location());
        assertTrue(
                file.fields().toString().startsWith("{\n        \"url\": \"https://"),
                file.fields().toString());
        Media.Image image = (Media.Image) items.get(0).media();
        assertEquals(640, image.width());
        assertEquals(480, image.height());
        assertEquals(file.blob(), image.blob());
    }

    @Test
    void anotherNumberThanAnnouncedIsReported() throws Exception {
        platform.on(LIST, platform.example("rest-assignments-page.json"));
        platform.on(LAST, platform.example("rest-assignments-last-page.json"));

        try (ItemSource source = reading.open(assignments(), filter("project", 456, "status", "completed"), scratch)) {
            assertEquals(OptionalLong.of(201), source.expectedItems());
            Reading.incomplete(source);
        }

        String detail = reading.loss("source.count-mismatch").detail();
        assertTrue(detail.contains("201") && detail.contains(" 3 "), detail);
    }

    @Test
    void aNumberThatChangesWhileTheListIsReadIsReported() throws Exception {
        platform.on(LIST, platform.json("""
                {"count": 2, "next": "http://localhost:8000/more", "results": [{"id": 1, "data": null}]}"""));
        platform.on("/more", platform.json("""
                {"count": 9, "next": null, "results": [{"id": 2, "data": null}]}"""));

        items(reading.open(assignments(), filter("project", 456, "status", "completed"), scratch));

        assertTrue(reading.loss("source.count-mismatch")
                .detail()
                .startsWith("the last page says that there are 9 items, and 2 came."));
        assertEquals(List.of("source.count-mismatch"), reading.lossCodes());
    }

    @Test
    void anItemThatComesAgainIsOneItem() throws Exception {
        platform.on(LIST, platform.json("""
                {"count": 3, "next": "http://localhost:8000/more", "results": [
                 {"id": 1, "data": null}, {"id": "b", "data": null}]}"""));
        platform.on("/more", platform.json("""
                {"count": 3, "next": null, "results": [{"id": "b", "data": null}, {"id": 1, "data": null}, {"id": 0, "data": null}]}"""));

        List<Item> items = items(reading.open(assignments(), filter("project", 456, "status", "completed"), scratch));

        assertEquals(List.of("1", "b", "0"), items.stream().map(Item::id).toList());
        assertEquals(List.of("item.repeated", "item.repeated"), reading.errorCodes());
        assertEquals("b", reading.errors.get(0).item());
        assertEquals(List.of(), reading.lossCodes());
    }

    @Test
    void resultsWithoutIdAreErrorsOfTheirOwn() throws Exception {
        platform.on(LIST, platform.json("""
                {"results": [null, 5, {"data": null}, {"id": {}, "data": null}, {"id": 7, "data": null}]}"""));

        List<Item> items = items(reading.open(assignments(), filter("project", 456, "status", "completed"), scratch));

        assertEquals(List.of("7"), items.stream().map(Item::id).toList());
        assertEquals(List.of("item.no-id", "item.no-id", "item.no-id", "item.no-id"), reading.errorCodes());
        assertTrue(reading.errors.get(2).message().startsWith("result 3 of page 1"), reading.errors.toString());
    }

    @Test
    void noResultsAreNoItems() throws Exception {
        platform.on(LIST, platform.json("{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}"));

        try (ItemSource source = reading.open(assignments(), filter("project", 456, "status", "completed"), scratch)) {
            assertEquals(Optional.empty(), source.next());
            assertEquals(Optional.empty(), source.next());
            assertEquals(0L, source.properties().get("count"));
        }
        assertEquals(List.of(), reading.losses);
    }

    @Test
    void anUnknownProjectIsReportedAndEndsNothing() throws Exception {
        platform.on("/projects/456/", FakePlatform.status(403, "{\"detail\": \"No permission.\"}"));
        platform.on(LIST, platform.example("rest-assignments-last-page.json"));

        try (ItemSource source = reading.open(assignments(), filter("project", 456, "status", "completed"), scratch)) {
            assertEquals(Map.of("count", 201L, "configuration", Map.of()), source.properties());
            assertEquals(1, Reading.incomplete(source).size());
        }
        String detail = reading.loss("project.unknown").detail();
        assertTrue(
                detail.contains("project 456") && detail.contains("403") && detail.contains("No permission."), detail);
    }

    @Test
    void aProjectThatIsALoginPageIsSaidToBe() throws Exception {
        platform.on("/projects/456/", platform.json("<html>Please log in</html>"));
        platform.on(LIST, platform.example("rest-assignments-last-page.json"));

        try (ItemSource source = reading.open(assignments(), filter("project", 456, "status", "completed"), scratch)) {
            assertEquals(1, Reading.incomplete(source).size());
        }
        String detail = reading.loss("project.unknown").detail();
        assertTrue(
                detail.startsWith("project 456 cannot be read. The answer of the platform at " + platform.host()
                        + " cannot be used: it is an HTML page, not JSON, and probably of a login or a proxy: check "),
                detail);
    }

    @Test
    void pagesAreFetchedWhileOthersAreRead() throws Exception {
        platform.on(LIST, platform.json(page(1, "/page/2")));
        for (int page = 2; page <= 9; page++) {
            platform.on("/page/" + page, platform.json(page(page, page == 9 ? null : "/page/" + (page + 1))));
        }
        try (ItemSource source = reading.open(assignments(), filter("project", 456, "status", "completed"), scratch)) {
            source.next();
            // Page 1 is taken; four more come without being asked for, and no fifth.
            waitFor("/page/5");
            Thread.sleep(100);
            assertTrue(
                    !platform.targets().contains("/page/6"), platform.targets().toString());
            assertEquals(8, Reading.incomplete(source).size());
        }
        try (Stream<Path> left = Files.list(scratch)) {
            assertEquals(
                    List.of("seen"),
                    left.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void listIsReadFromAnyBookmarkAsItWouldHaveGoneOn() throws Exception {
        platform.on(LIST, platform.json(page("/page/2", 1, 2, 3)));
        platform.on("/page/2", platform.json(page("/page/3", 3, 4, 5))); // one is repeated
        platform.on("/page/3", platform.json(page(null, 6, 7, 1))); // and another
        Map<String, Object> filter = filter("project", 456, "status", "completed");
        List<String> all = List.of("1", "2", "3", "4", "5", "6", "7");
        for (int taken = 1; taken <= all.size(); taken++) {
            Path folder = Files.createDirectory(scratch.resolve("from" + taken));
            Reading first = new Reading();
            String bookmark = "";
            try (ItemSource source = first.open(assignments(), filter, folder)) {
                for (int i = 0; i < taken; i++) {
                    source.next();
                    bookmark = source.bookmark().orElseThrow();
                }
                int errors = first.errors.size();
                int losses = first.losses.size();
                Reading.incomplete(source); // the process was ahead of its bookmark when it died
                int requests = platform.requests().size();
                Reading second = new Reading();
                try (ItemSource again = second.open(assignments(), filter, folder, Optional.of(bookmark))) {
                    assertEquals(source.expectedItems(), again.expectedItems());
                    assertEquals(
                            all.subList(taken, all.size()),
                            Reading.incomplete(again).stream().map(Item::id).toList());
                }
                assertEquals(first.errors.subList(errors, first.errors.size()), second.errors, "from " + taken);
                assertEquals(first.losses.subList(losses, first.losses.size()), second.losses, "from " + taken);
                List<String> asked =
                        platform.targets().subList(requests, platform.requests().size());
                assertEquals(taken <= 3, asked.contains(LIST), asked.toString());
            }
        }
    }

    private void waitFor(String target) throws InterruptedException {
        for (int i = 0; i < 3000 && !platform.targets().contains(target); i++) {
            Thread.sleep(10);
        }
        assertTrue(platform.targets().contains(target), platform.targets().toString());
    }

    private static String page(String next, int... ids) {
        String results = Arrays.stream(ids)
                .mapToObj(id -> "{\"id\": " + id + ", \"data\": {}, \"file\": {}}")
                .collect(Collectors.joining(", "));
        return "{\"count\": 9, \"next\": " + (next == null ? "null" : "\"http://localhost:8000" + next + "\"")
                + ", \"results\": [" + results + "]}";
    }

    private static String page(int id, String next) {
        return "{\"next\": " + (next == null ? "null" : "\"http://localhost:8000" + next + "\"")
                + ", \"results\": [{\"id\": " + id + ", \"data\": null}]}";
    }
}
