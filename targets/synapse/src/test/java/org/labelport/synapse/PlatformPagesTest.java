package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.report.ExportException;

/** How a list goes from page to page, and when it ends. */
class PlatformPagesTest extends AssignmentReading {

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
        assertTrue(failure.getMessage().contains("from page 2 "), failure.getMessage());
        assertTrue(failure.getMessage().contains("to page 102 "), failure.getMessage());
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
}
