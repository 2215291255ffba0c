package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/** What happens when the platform or the way to it fails. */
class PlatformFaultsTest extends AssignmentReading {

    @Test
    void aServerErrorPasses() throws Exception {
        platform.on(LIST, FakePlatform.status(500, "oops"), FakePlatform.status(503, ""), platform.json(GOOD));

        assertEquals(List.of("1"), ids());
    }

    @Test
    void theOperatorSaysHowOftenAPageIsAskedFor() throws Exception {
        Files.writeString(scratch.resolve("network.json"), "{\"attempts\": 1}");
        target = new AssignmentTarget(TestSettings.of(platform).in(scratch), Reading.limits());
        platform.on(LIST, FakePlatform.status(500, "oops"), platform.json(GOOD));

        assertEquals("http.status", failure().code());
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
        platform.on(LIST, platform.json("<!DOCTYPE html>\n<html><head><title>Please\nlog in</title></head></html>"));

        ExportException failure = failure();

        assertEquals("source.page-invalid", failure.code());
        assertTrue(
                failure.getMessage()
                        .startsWith(
                                "page 1 of the list cannot be used, 3 times: it is an HTML page ('Please log in'), not"
                                        + " JSON, and probably of a login or a proxy: check " + platform.host()
                                        + ", the address of the platform (SYNAPSE_PLUGIN_RUN_HOST), and the tokens. Nothing"),
                failure.getMessage());
        assertEquals(3, platform.targets().stream().filter(LIST::equals).count());
    }

    @Test
    void whatThePlatformSaysInsteadOfAPageIsTold() {
        platform.on(
                LIST,
                platform.json("{\"detail\":\n \"Token " + TestSettings.USER + " is over its share. " + "x".repeat(9000)
                        + "\"}"));

        String message = failure().getMessage();

        assertTrue(
                message.startsWith(
                        "page 1 of the list cannot be used, 3 times: it is not a page of results: an object with a"
                                + " list 'results' is expected, saying {\"detail\": \"Token *** is over its share. xxx"),
                message);
        assertTrue(message.length() < 800, message);
    }

    @Test
    void signaturesInWhatThePlatformSaysAreNotTold() {
        platform.on(
                LIST, platform.json("[{\"file\": {\"url\": \"https://s3.example/a.png?X-Amz-Signature=secret\"}}]"));

        String message = failure().getMessage();

        assertTrue(message.contains("saying [{\"file\": {\"url\": \"https://s3.example/a.png\"}}]"), message);
    }

    @Test
    void aPageThatComesCompressedIsSaidToBe() {
        platform.on(LIST, exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write(GOOD.getBytes(StandardCharsets.UTF_8));
            }
        });

        ExportException failure = failure();

        assertEquals("source.page-invalid", failure.code());
        assertTrue(failure.getMessage().contains("compressed (gzip), which was not asked for"), failure.getMessage());
    }

    @Test
    void anEncodingWithoutAMarkIsNamedByItsHeader() {
        platform.on(LIST, exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(new byte[] {0x0b, 0x02, (byte) 0x80});
            }
        });

        assertTrue(failure().getMessage().contains("3 times: it came compressed (br), which was not asked for"));
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
    void remedyIsThatOfTheStatus() {
        platform.on(
                LIST, FakePlatform.status(407, ""), FakePlatform.status(410, ""), FakePlatform.status(418, "teapot"));

        for (String remedy : List.of("a proxy that needs no password", "Check the ids in the filter", "Try again")) {
            String message = failure().getMessage();
            assertTrue(message.contains(remedy), message);
        }
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
}
