package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.http.HttpException.Kind;

class SendTest {

    private static final String JSON = "application/json";
    private static final Map<String, String> TOKEN = Map.of("Authorization", "Token abc");

    private final WebServer server = new WebServer();
    private final HttpFetcher fetcher = HttpFetcher.open(QUICK);

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void bodyArrives(String method) throws Exception {
        server.on("/", 201, "{\"id\": 1}");

        HttpBody answer = fetcher.send(method, server.uri("/logs/"), TOKEN, "{\"a\": \"한\"}".getBytes("UTF-8"), JSON);

        assertEquals(201, answer.status());
        assertEquals("{\"id\": 1}", new String(answer.bytes()));
        WebServer.Asked asked = server.asked().get(0);
        assertEquals(method, asked.method());
        assertEquals("{\"a\": \"한\"}", new String(asked.body(), "UTF-8"));
        assertEquals(JSON, asked.header("Content-Type"));
        assertEquals("Token abc", asked.header("Authorization"));
    }

    @Test
    void nothingMayBeSentToo() throws Exception {
        server.on("/", exchange -> exchange.sendResponseHeaders(204, -1));

        assertEquals(
                204,
                fetcher.send("DELETE", server.uri("/"), TOKEN, new byte[0], "").status());
        assertEquals("", server.asked().get(0).header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 429, 500, 503})
    void answerIsGivenWhateverItsStatusAndNeverAskedForAgain(int status) throws Exception {
        server.on("/", status, "why");

        HttpBody answer = fetcher.send("PATCH", server.uri("/"), TOKEN, new byte[1], JSON);

        assertEquals(status, answer.status());
        assertEquals("why", new String(answer.bytes()));
        assertEquals(1, server.asked().size());
    }

    @Test
    void connectionThatEndsBeforeTheAnswerIsNotTriedAgain() throws Exception {
        try (RawServer raw = new RawServer((request, out, untilHangUp) -> {})) {
            HttpException failure =
                    failure(Kind.CONNECTION, () -> fetcher.send("POST", raw.uri("/"), TOKEN, new byte[1], JSON));

            assertEquals(1, raw.requests());
            assertFalse(failure.getMessage().contains("attempts"), failure.getMessage());
        }
    }

    @Test
    void cutAnswerIsNotTriedAgain() throws Exception {
        try (RawServer raw = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 5", "", "don")) {
            failure(Kind.CUT, () -> fetcher.send("POST", raw.uri("/"), TOKEN, new byte[1], JSON));

            assertEquals(1, raw.requests());
        }
    }

    @Test
    void stalledAnswerIsNotTriedAgain() throws Exception {
        try (RawServer raw = new RawServer((request, out, untilHangUp) -> untilHangUp.run());
                HttpFetcher impatient = HttpFetcher.open(QUICK.withResponseTimeout(Duration.ofMillis(800)))) {
            failure(Kind.TIMEOUT, () -> impatient.send("POST", raw.uri("/"), TOKEN, new byte[1], JSON));

            assertTrue(raw.sawHangUp());
            assertEquals(1, raw.requests());
        }
    }

    @Test
    void answerIsBounded() throws Exception {
        int most = (int) HttpFetcher.MOST_ANSWER_BYTES;
        server.on("/most", 200, "x".repeat(most)).on("/more", 200, "x".repeat(most + 1));

        assertEquals(
                most,
                fetcher.send("POST", server.uri("/most"), TOKEN, new byte[1], JSON)
                        .bytes()
                        .length);
        failure(Kind.TOO_LARGE, () -> fetcher.send("POST", server.uri("/more"), TOKEN, new byte[1], JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "post", "CONNECT", "POST x", ""})
    void otherMethodsAreNotSent(String method) {
        server.on("/", 200, "");

        assertThrows(
                IllegalArgumentException.class, () -> fetcher.send(method, server.uri("/"), TOKEN, new byte[1], JSON));
        assertEquals(List.of(), server.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t0ps3cret\n", "t0ps3cret\r\nX: y", "t0ps3cret\u0000", "t0ps3cret한"})
    void headerValueWithALineBreakIsNotSentAndNotShown(String value) {
        server.on("/", 200, "");

        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class,
                () -> fetcher.send("POST", server.uri("/"), Map.of("Authorization", value), new byte[1], JSON));

        assertTrue(failure.getMessage().startsWith("header 'Authorization': its value holds a line break"));
        assertFalse(failure.getMessage().contains("t0ps3cret"));
        assertEquals(List.of(), server.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "Content-Length", "Connection", "a b", "x:y", ""})
    void headersOfTheConnectionAreNotTheCallers(String name) {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> fetcher.read(server.uri("/"), Map.of(name, "x"), 1));

        assertTrue(failure.getMessage().startsWith("header '" + name + "' cannot be set."), failure.getMessage());
    }
}
