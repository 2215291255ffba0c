package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.target.FilterException;
import org.labelport.target.ItemSource;

/** What happens when the platform or the way to it fails. */
class PlatformFaultsTest {

    private static final String LIST = "/sdk/assignments/?project=456&expand=data&page_size=100";
    private static final Map<String, Object> FILTER = Map.of("project", 456);
    private static final String GOOD = "{\"count\": 1, \"next\": null, \"results\": [{\"id\": 1, \"data\": null}]}";

    @TempDir
    Path scratch;

    private FakePlatform platform;
    private AssignmentTarget target;
    private final Reading reading = new Reading();

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
        platform.on("/projects/456/", platform.example("rest-project.json"));
        target = new AssignmentTarget(TestSettings.of(platform), Reading.limits());
    }

    @AfterEach
    void stop() {
        platform.close();
        reading.assertNoTokens();
    }

    private List<String> ids() throws ExportException, IOException {
        try (ItemSource source = reading.open(target, FILTER, scratch)) {
            return Reading.incomplete(source).stream().map(Item::id).toList();
        }
    }

    private ExportException failure() {
        ExportException failure = assertThrows(ExportException.class, this::ids);
        Reading.assertNoTokens(failure);
        return failure;
    }

    @Test
    void aServerErrorPasses() throws Exception {
        platform.on(LIST, FakePlatform.status(500, "oops"), FakePlatform.status(503, ""), platform.json(GOOD));

        assertEquals(List.of("1"), ids());
    }

    @Test
    void aCutPagePasses() throws Exception {
        platform.on(LIST, FakePlatform.cut(GOOD.substring(0, 40)), platform.json(GOOD));

        assertEquals(List.of("1"), ids());
    }

    @Test
    void aPageThatIsCutAndSeemsWholeIsAskedForAgain() throws Exception {
        platform.on(LIST, platform.json(GOOD.substring(0, GOOD.length() - 2)), platform.json(GOOD));

        assertEquals(List.of("1"), ids());
    }

    @Test
    void aPageThatIsNoJsonEndsTheRun() {
        platform.on(LIST, platform.json("<html>Please log in</html>"));

        ExportException failure = failure();

        assertEquals("source.page-invalid", failure.code());
        assertTrue(failure.getMessage().startsWith("page 1 of the list cannot be used, 3 times"), failure.getMessage());
        assertEquals(3, platform.targets().stream().filter(LIST::equals).count());
    }

    @Test
    void aLaterPageThatIsNoPageEndsTheRun() throws Exception {
        platform.on(LIST, platform.json(GOOD.replace("\"next\": null", "\"next\": \"http://localhost:8000/two\"")));
        platform.on("/two", platform.json("{\"detail\": \"busy\"}"));

        try (ItemSource source = reading.open(target, FILTER, scratch)) {
            assertEquals("1", source.next().get().id());
            ExportException failure = assertThrows(ExportException.class, source::next);
            assertEquals("source.page-invalid", failure.code());
            assertTrue(failure.getMessage().contains("page 2"), failure.getMessage());
            assertEquals(
                    "source.page-invalid",
                    assertThrows(ExportException.class, source::next).code());
        }
    }

    @Test
    void theNextPageIsTheOneThatTheWholePageNames() throws Exception {
        String first = "{\"next\": \"http://localhost:8000/two\", \"results\": [{\"id\": 1, \"data\": null}]";
        platform.on(LIST, platform.json(first), platform.json(first.replace("two", "three") + "}"));
        platform.on("/two", platform.json(GOOD.replace("\"id\": 1", "\"id\": 2")));
        platform.on("/three", platform.json(GOOD.replace("\"id\": 1", "\"id\": 3")));

        assertEquals(List.of("1", "3"), ids());
        assertTrue(platform.targets().contains("/two"), "it was asked for while the first was looked through");
        try (Stream<Path> left = Files.list(scratch)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> file.getFileName().toString().startsWith("page"))
                            .toList());
        }
    }

    @Test
    void aPageIsNotAskedForAheadWhereItsAddressIsForeign() throws Exception {
        try (FakePlatform other = new FakePlatform()) {
            platform.on(
                    LIST, platform.json(GOOD.replace("null, \"results", "\"" + other.host() + "/two\", \"results")));

            assertEquals("source.next-foreign", failure().code());
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void aSlowPlatformIsWaitedFor() throws Exception {
        platform.on(LIST, FakePlatform.slow(Duration.ofMillis(300), platform.json(GOOD)));

        assertEquals(List.of("1"), ids());
    }

    @Test
    void statusReasonAndRemedyAreSaid() {
        platform.on(LIST, FakePlatform.status(401, "{\"detail\": \"Token " + TestSettings.USER + " is invalid.\"}"));

        ExportException failure = failure();

        assertEquals("http.status", failure.code());
        String message = failure.getMessage();
        assertTrue(message.contains("answered 401") && message.contains("is invalid."), message);
        assertTrue(message.contains("SYNAPSE_ACCESS_TOKEN (is set)"), message);
        assertEquals(1, platform.targets().stream().filter(LIST::equals).count());
    }

    @Test
    void serverErrorsThatStayEndTheRun() {
        platform.on(LIST, FakePlatform.status(502, "<html>bad gateway</html>"));

        ExportException failure = failure();

        assertEquals("http.status", failure.code());
        assertTrue(failure.getMessage().contains("502"), failure.getMessage());
        assertTrue(!failure.getMessage().contains("html"), failure.getMessage());
    }

    @Test
    void nobodyThereIsSaidWithTheAddress() {
        String host = platform.host();
        platform.close();

        ExportException failure = failure();

        assertEquals("http.connection", failure.code());
        assertTrue(
                failure.getMessage().contains(host) && failure.getMessage().contains("SYNAPSE_PLUGIN_RUN_HOST"),
                failure.getMessage());
    }

    @Test
    void aForeignNextIsNotFollowed() throws Exception {
        try (FakePlatform foreign = new FakePlatform()) {
            platform.on(
                    LIST,
                    platform.json(GOOD.replace("\"next\": null", "\"next\": \"" + foreign.host() + "/two?token=x\"")));

            ExportException failure = failure();

            assertEquals("source.next-foreign", failure.code());
            assertTrue(
                    failure.getMessage().contains(foreign.host())
                            && failure.getMessage().contains(platform.host())
                            && !failure.getMessage().contains("token=x"),
                    failure.getMessage());
            assertEquals(List.of(), foreign.targets());
        }
    }

    @Test
    void aNextInACircleEndsTheRun() {
        platform.on(LIST, platform.json(GOOD.replace("\"next\": null", "\"next\": \"http://localhost:8000/two\"")));
        platform.on(
                "/two",
                platform.json(GOOD.replace("\"next\": null", "\"next\": \"http://localhost:8000" + LIST + "\"")));

        assertEquals("source.next-repeated", failure().code());
    }

    @Test
    void emptyPagesWithoutEndEndTheRun() {
        platform.otherwise(exchange -> emptyPage(exchange, 1 + number(exchange)));

        ExportException failure = assertTimeoutPreemptively(Duration.ofSeconds(60), this::failure);

        assertEquals("source.pages-empty", failure.code());
        assertTrue(failure.getMessage().startsWith("100 pages in a row, up to page 100 "), failure.getMessage());
    }

    @Test
    void someEmptyPagesArePassed() throws Exception {
        platform.otherwise(exchange -> {
            long number = number(exchange);
            if (number % 60 == 0 && number > 0) {
                String next = number == 120 ? "null" : "\"" + platform.host() + "/empty/" + (number + 1) + "\"";
                platform.json(GOOD.replace("null, \"results", next + ", \"results")
                                .replace("\"id\": 1", "\"id\": " + number))
                        .to(exchange);
            } else {
                emptyPage(exchange, number + 1);
            }
        });

        assertEquals(List.of("60", "120"), ids());
    }

    @Test
    void theSamePageUnderEverNewAddressesEndsTheRun() {
        platform.otherwise(exchange -> page(exchange, 1 + number(exchange), 1));

        ExportException failure = assertTimeoutPreemptively(Duration.ofSeconds(60), this::failure);

        assertEquals("source.pages-repeated", failure.code());
        assertTrue(failure.getMessage().contains("since page 2 "), failure.getMessage());
        assertTrue(failure.getMessage().contains("up to page 102,"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\": 7, \"status\": 1, \"status\": 2}", "[]"})
    void resultsWithoutEndThatCannotBeReadEndTheRun(String result) {
        platform.otherwise(exchange -> platform.json("{\"next\": \"" + platform.host() + "/empty/"
                        + (1 + number(exchange)) + "\", \"results\": [" + result + "]}")
                .to(exchange));

        ExportException failure = assertTimeoutPreemptively(Duration.ofSeconds(60), this::failure);

        assertEquals("source.pages-repeated", failure.code());
    }

    @Test
    void asManyItemsAgainAsThereWereArePassed() throws Exception {
        // 150 others are added in front when 150 were read, so that all of them come again.
        platform.otherwise(exchange -> {
            long number = number(exchange);
            page(exchange, number + 1 == 400 ? 0 : number + 1, number < 150 ? number : number - 150);
        });

        assertEquals(250, ids().size());
    }

    /** @param next 0 for the end */
    private void page(HttpExchange exchange, long next, long id) throws IOException {
        String where = next == 0 ? "null" : "\"" + platform.host() + "/empty/" + next + "\"";
        platform.json(GOOD.replace("null, \"results", where + ", \"results").replace("\"id\": 1", "\"id\": " + id))
                .to(exchange);
    }

    private void emptyPage(HttpExchange exchange, long next) throws IOException {
        platform.json("{\"next\": \"" + platform.host() + "/empty/" + next + "\", \"results\": []}")
                .to(exchange);
    }

    private static long number(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.startsWith("/empty/") ? Long.parseLong(path.substring("/empty/".length())) : 0;
    }

    @Test
    void aNextThatIsNoAddressEndsTheRun() {
        platform.on(LIST, platform.json(GOOD.replace("\"next\": null", "\"next\": \"page=2\"")));

        assertEquals("source.next-invalid", failure().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "false", "{\"page\": 2}"})
    void aNextThatIsNoTextIsNotTheEndOfTheList(String next) {
        platform.on(LIST, platform.json(GOOD.replace("\"next\": null", "\"next\": " + next)));

        assertEquals("source.next-invalid", failure().code());
    }

    @Test
    void redirectsToOtherHostsGetNoToken() throws Exception {
        try (FakePlatform foreign = new FakePlatform()) {
            foreign.on("/list", foreign.json(GOOD));
            platform.on(LIST, redirect(foreign.host() + "/list"));

            ids();

            Reading.assertNoTokens(foreign.requests().toString());
            assertEquals(1, foreign.requests().size());
        }
    }

    @Test
    void aListThatIsRedirectedToAnotherHostIsSaidToBe() throws Exception {
        try (FakePlatform foreign = new FakePlatform()) {
            foreign.on(
                    "/list", foreign.json(GOOD.replace("null, \"results", "\"http://localhost:8000/two\", \"results")));
            platform.on(LIST, redirect(foreign.host() + "/list"));

            ExportException failure = failure();

            assertEquals("source.redirected", failure.code());
            assertTrue(
                    failure.getMessage()
                            .startsWith("the request for page 1 was redirected to " + foreign.host() + "/list, which"),
                    failure.getMessage());
            assertTrue(failure.getMessage().contains(platform.host()), failure.getMessage());
        }
    }

    @Test
    void tokensThatARedirectLeftBehindAreNotSaidToBeWrong() throws Exception {
        try (FakePlatform foreign = new FakePlatform()) {
            foreign.on("/list", FakePlatform.status(401, "{}"));
            platform.on(LIST, redirect(foreign.host() + "/list"));

            String message = failure().getMessage();

            assertTrue(message.contains(foreign.host() + "/list (redirected from " + platform.host()), message);
            assertTrue(!message.contains("Check the tokens"), message);
        }
    }

    private static FakePlatform.Answer redirect(String address) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", address);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    @Test
    void closingEndsAtOnceWhileAPageIsOnItsWay() {
        platform.on(LIST, platform.json(GOOD.replace("\"next\": null", "\"next\": \"http://localhost:8000/two\"")));
        platform.on("/two", FakePlatform.slow(Duration.ofSeconds(60), platform.json(GOOD)));

        assertTimeoutPreemptively(Duration.ofSeconds(40), () -> {
            try (ItemSource source = reading.open(target, FILTER, scratch)) {
                assertEquals(Optional.of("1"), source.next().map(Item::id));
            }
        });
    }

    @Test
    void dataOfAnyKindEndsNothing() throws Exception {
        String deep = "[".repeat(2000) + "]".repeat(2000);
        platform.on(
                LIST,
                platform.json("{\"results\": [{\"id\": 1, \"data\": 5}, {\"id\": 2, \"data\": \"text\"},"
                        + " {\"id\": 3, \"data\": []}, {\"id\": 4}, {\"id\": 5, \"data\": " + deep + "},"
                        + " {\"id\": 6, \"data\": {\"annotations\": 1}}, {\"id\": 7, \"data\": {}, \"file\": 8},"
                        + " {\"id\": 8, \"data\": NaN, \"file\": [[]]}, {\"id\": 9, \"data\": null, \"file\": {\"a\": {\"url\": "
                        + deep
                        + "}}}]}"));

        try (ItemSource source = reading.open(target, FILTER, scratch)) {
            List<Item> items = Reading.all(source);
            assertEquals(
                    List.of("1", "2", "3", "4", "5", "6", "7", "8"),
                    items.stream().map(Item::id).toList());
            assertEquals("5", items.get(0).source().get().data().toString());
            assertEquals("null", items.get(3).source().get().data().toString());
            assertEquals(4000, items.get(4).source().get().data().utf8().length);
            assertEquals("NaN", items.get(7).source().get().data().toString());
        }
        assertEquals(List.of("item.unreadable"), reading.errorCodes());
        assertEquals("9", reading.errors.get(0).item());
        assertTrue(reading.lossCodes().containsAll(List.of("data.unknown", "data.unreadable", "data.missing")));
    }

    @Test
    void theFilterIsCheckedInThePlatformsWords() {
        FilterException missing = refused(Map.of("status", "completed"));
        assertEquals("option.missing", missing.code());
        assertEquals("Project is required for Assignment.", missing.problem());
        assertEquals(
                "Project is required for Assignment.",
                refused(Map.of("project", "")).problem());

        platform.on("/sdk/assignments/?project=9", FakePlatform.status(400, "{\"project\": [\"Not a project.\"]}"));
        FilterException refused = refused(Map.of("project", 9));
        assertEquals("filter.refused", refused.code());
        assertEquals("Unable to get Assignment.", refused.problem());
        assertTrue(
                refused.getMessage().contains("400") && refused.getMessage().contains("Not a project."),
                refused.getMessage());

        FilterException nested = refused(Map.of("project", 9, "user", Map.of("id", 7)));
        assertEquals("option.invalid", nested.code());
        assertTrue(nested.getMessage().contains("'user'"), nested.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aPlatformThatIsDownHasNotRefusedTheFilter(int status) {
        platform.on("/sdk/assignments/?project=9", FakePlatform.status(status, ""));

        assertEquals("http.status", refused(Map.of("project", 9)).code());
    }

    private FilterException refused(Map<String, Object> filter) {
        FilterException failure =
                assertThrows(FilterException.class, () -> target.validateFilter(Reading.filter(target, filter)));
        Reading.assertNoTokens(failure);
        return failure;
    }

    @Test
    void aGoodFilterIsOneRequest() throws Exception {
        platform.on("/sdk/assignments/?project=456", platform.example("rest-assignments-page.json"));

        target.validateFilter(Reading.filter(target, FILTER));

        assertEquals(List.of("/sdk/assignments/?project=456"), platform.targets());
    }

    @Test
    void eachTargetHasItsWords() throws Exception {
        GroundTruthTarget truth = new GroundTruthTarget(TestSettings.of(platform), Reading.limits());
        TaskTarget task = new TaskTarget(TestSettings.of(platform), Reading.limits());

        assertEquals(
                "Ground Truth dataset version is required.",
                assertThrows(FilterException.class, () -> truth.validateFilter(Reading.filter(truth, Map.of())))
                        .problem());
        assertEquals(
                "Unable to get Ground Truth dataset version.",
                assertThrows(
                                FilterException.class,
                                () -> truth.validateFilter(
                                        Reading.filter(truth, Map.of("ground_truth_dataset_version", "../x"))))
                        .problem());
        platform.on("/ground_truth_dataset_versions/123/", platform.example("rest-ground-truth-dataset-version.json"));
        truth.validateFilter(Reading.filter(truth, Map.of("ground_truth_dataset_version", 123)));
        assertEquals(
                "Project is required for Task.",
                assertThrows(FilterException.class, () -> task.validateFilter(Reading.filter(task, Map.of())))
                        .problem());
        assertEquals(
                "Unable to get Task.",
                assertThrows(
                                FilterException.class,
                                () -> task.validateFilter(Reading.filter(task, Map.of("project", 1))))
                        .problem());
        assertEquals(
                List.of(
                        "/ground_truth_dataset_versions/..%2Fx/",
                        "/ground_truth_dataset_versions/123/", "/sdk/tasks/?project=1"),
                platform.targets());
    }
}
