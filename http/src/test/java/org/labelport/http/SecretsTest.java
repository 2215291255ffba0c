package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to fail, with secrets in the address and in the headers. */
class SecretsTest {

    private static final String SECRET = "t0ps3cret";
    private static final Map<String, String> HEADERS =
            Map.of("Authorization", "Bearer header" + SECRET, "X-Key", "key" + SECRET);
    private static final String QUERY = "?X-Amz-Signature=ab%2F" + SECRET + "&X-Amz-Expires=60";

    @TempDir
    Path folder;

    private final HttpFetcher fetcher = HttpFetcher.open(QUICK.withAttempts(2));

    @AfterEach
    void close() {
        fetcher.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: ",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: ",
                "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:1/",
                "HTTP/1.1 302 Found\r\nLocation: http://user:userSECRET@127.0.0.1:1/?xSECRET\r\nX: ",
                "HTTP/1.1 302 Found\r\nLocation: http://user:userSECRET@127.0.0.1:x/?xSECRET\r\nX: ",
                "HTTP/1.1 302 Found\r\nLocation: http://user:pw/SECRET@127.0.0.1/\r\nX: ",
                "HTTP/1.1 302 Found\r\nLocation: file:/x?ySECRET\r\nX: ",
                "HTTP/1.1 302 Found\r\nLocation: data:SECRET\r\nX: ",
                "HTTP/1.1 302 Found\r\nLocation: ?X-Amz-Signature=ab%2FSECRET&X-Amz-Expires=60\r\nX: ",
                "HTTP/1.1 ",
                "",
            })
    void failureOfAServerThatRepeatsTheRequestTellsNoSecret(String beginning) throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) ->
                RawServer.say(out, beginning.replace("SECRET", SECRET), request.replace("\r\n", " "), "", ""))) {
            URI address = URI.create(server.uri("/p" + QUERY).toString().replace("//", "//user:user" + SECRET + "@"));

            assertTellsNoSecret(() -> fetcher.download(address, HEADERS, folder.resolve("f"), 100_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 ", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX: "})
    void answerThatEndsWithinTheRepeatedRequestTellsNoSecret(String beginning) throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) ->
                RawServer.say(out, beginning + request.replace("\r\n", " ").replace(':', ' ')))) {
            assertTellsNoSecret(
                    () -> fetcher.download(server.uri("/p" + QUERY), HEADERS, folder.resolve("f"), 100_000));
        }
    }

    @Test
    void failureWithoutAnAnswerTellsNoSecret() throws Exception {
        try (RawServer silent = new RawServer((request, out, untilHangUp) -> untilHangUp.run());
                RawServer curt = new RawServer((request, out, untilHangUp) -> {});
                HttpFetcher impatient =
                        HttpFetcher.open(QUICK.withAttempts(2).withResponseTimeout(Duration.ofMillis(200)))) {
            assertTellsNoSecret(() -> impatient.read(silent.uri("/p" + QUERY), HEADERS, 10));
            assertTellsNoSecret(() -> fetcher.read(curt.uri("/p" + QUERY), HEADERS, 10));
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertTellsNoSecret(() -> fetcher.read(URI.create("http://127.0.0.1:" + port + "/p" + QUERY), HEADERS, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://u:SECRET@h/p?SECRET",
                "file:///p?SECRET",
                "data:text/plain,SECRET",
                "http:///p?SECRET",
                "/p?SECRET",
                "//u:SECRET@h/p",
                "SECRET@h/p",
                "http://u:SECRET@h_1/p?SECRET",
                "https://u:SE/CRET@h/p",
                "mailto:SECRET@h"
            })
    void addressThatIsRefusedTellsNoSecret(String address) throws Exception {
        URI uri = new URI(address.replace("SE/CRET", "x/" + SECRET).replace("SECRET", SECRET));

        assertTellsNoSecret(() -> fetcher.read(uri, HEADERS, 10));
    }

    @Test
    void hostThatIsNotAllowedTellsNoSecret() {
        try (HttpFetcher strict = HttpFetcher.open(QUICK.withAllowedHosts(List.of("good.example")))) {
            assertTellsNoSecret(() -> strict.read(URI.create("http://u:" + SECRET + "@h/p" + QUERY), HEADERS, 10));
        }
    }

    @Test
    void snippetOfARepeatedRequestIsBlotted() throws Exception {
        try (WebServer server = new WebServer()
                .on(
                        "/",
                        exchange -> WebServer.answer(
                                exchange,
                                403,
                                ("auth " + exchange.getRequestHeaders().getFirst("Authorization") + " token header"
                                                + SECRET + " key "
                                                + exchange.getRequestHeaders().getFirst("X-Key") + " signature ab/"
                                                + SECRET + " query "
                                                + exchange.getRequestURI().getRawQuery() + " expires 60")
                                        .getBytes()))) {
            HttpException failure = Fetching.failure(
                    HttpException.Kind.STATUS, () -> fetcher.read(server.uri("/p" + QUERY), HEADERS, 10));

            assertEquals("auth *** token *** key *** signature *** query *** expires 60", failure.snippet());
        }
    }

    private static void assertTellsNoSecret(Call call) {
        try {
            call.run();
        } catch (HttpException e) {
            assertFalse(e.snippet().contains(SECRET), e.snippet());
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertFalse(cause.toString().contains(SECRET), cause.toString());
            }
            assertTrue(e.getMessage().lines().count() == 1 && e.getMessage().length() < 1000, e.getMessage());
            return;
        } catch (Exception e) {
            throw new AssertionError("an unexpected failure", e);
        }
        throw new AssertionError("the call succeeded");
    }

    private interface Call {
        void run() throws Exception;
    }
}
