package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.http.HttpException.Kind;

class RedirectTest {

    private static final Map<String, String> TOKEN = Map.of("Authorization", "Token abc", "X-Own", "own");

    private final WebServer server = new WebServer();
    private final WebServer other = new WebServer();
    private final HttpFetcher fetcher = HttpFetcher.open(QUICK);

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsFollowed(int status) throws Exception {
        server.redirect("/old", status, server.address("/new")).on("/new", 200, "here");

        assertEquals("here", read("/old"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "/x -> /x",
                "x -> /a/x",
                "./x?y=1 -> /a/x?y=1",
                "../x -> /x",
                "?q=2 -> /a/b?q=2",
                "x y/[1].png?z=| 1 -> /a/x%20y/%5B1%5D.png?z=%7C%201",
                "//127.0.0.1:PORT/x -> /x",
                "x#part -> /a/x"
            })
    void locationMayBeRelativeAndUntidy(String location, String target) throws Exception {
        AtomicInteger number = new AtomicInteger();
        server.on("/", exchange -> {
            boolean first = number.incrementAndGet() == 1;
            exchange.getResponseHeaders().set("Location", location.replace("PORT", "" + server.port()));
            WebServer.answer(
                    exchange,
                    first ? 302 : 200,
                    exchange.getRequestURI().toString().getBytes());
        });

        assertEquals(target, read("/a/b"));
    }

    @Test
    void locationInUtf8IsUnderstood() throws Exception {
        try (RawServer raw = new RawServer((request, out, untilHangUp) -> {
            if (request.startsWith("GET /old")) {
                out.write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /이름\r\n\r\n".getBytes("UTF-8"));
            } else {
                RawServer.say(out, "HTTP/1.1 200 OK", "", request.substring(0, request.indexOf("\r\n")));
            }
        })) {
            assertEquals(
                    "GET /%EC%9D%B4%EB%A6%84 HTTP/1.1",
                    new String(fetcher.read(raw.uri("/old"), TOKEN, 100).bytes()));
        }
    }

    @Test
    void headersGoAlongWithinAnOrigin() throws Exception {
        server.redirect("/old", 302, "/new").on("/new", 200, "here");
        read("/old");

        assertEquals("Token abc", server.asked().get(1).header("Authorization"));
        assertEquals("own", server.asked().get(1).header("X-Own"));
    }

    @Test
    void headersStayBehindWhenTheOriginChanges() throws Exception {
        server.redirect("/old", 302, other.address("/new"));
        other.on("/new", 200, "here");

        assertEquals("here", read("/old"));
        WebServer.Asked there = other.asked().get(0);
        assertEquals("", there.header("Authorization"));
        assertEquals("", there.header("X-Own"));
        assertEquals(QUICK.userAgent(), there.header("User-Agent"));
    }

    @Test
    void headersDoNotComeBackWithARedirectBack() throws Exception {
        server.redirect("/old", 302, other.address("/way"));
        other.redirect("/way", 302, server.address("/new"));
        server.on("/new", 200, "here");
        read("/old");

        assertEquals("/new", server.asked().get(1).uri().toString());
        assertEquals("", server.asked().get(1).header("Authorization"));
    }

    @Test
    void rangeGoesAlong() throws Exception {
        server.redirect("/old", 302, other.address("/new"));
        other.on("/new", 200, "here");
        fetcher.firstBytes(server.uri("/old"), TOKEN, 2);

        assertEquals("bytes=0-1", other.asked().get(0).header("Range"));
    }

    @Test
    void missingRightsBehindARedirectAreExplained() {
        server.redirect("/old", 302, other.address("/new"));
        other.on("/new", 403, "");

        HttpException failure = failure(Kind.STATUS, () -> read("/old"));

        assertEquals(
                "GET " + other.address("/new") + " (redirected from " + server.address("/old")
                        + "): the server answered 403. Give the address that the redirect leads to: what the request's"
                        + " headers held was not sent to another host",
                failure.getMessage());
    }

    @Test
    void hostThatIsNotAllowedIsNotAsked() {
        other.on("/", 200, "secret");
        try (HttpFetcher strict = HttpFetcher.open(QUICK.withAllowedHosts(List.of("127.0.0.1:" + server.port())))) {
            server.redirect("/old", 302, other.address("/new?token=t0ps3cret"));
            HttpException failure = failure(Kind.REFUSED, () -> strict.read(server.uri("/old"), TOKEN, 9));

            assertEquals(
                    "GET " + server.address("/old") + ": " + other.address("/new")
                            + " is on a host that is not allowed (allowed: 127.0.0.1:" + server.port()
                            + "). Add 127.0.0.1:" + other.port() + " to the allowed hosts if requests may go there",
                    failure.getMessage());
            failure(Kind.REFUSED, () -> strict.read(other.uri("/"), TOKEN, 9));
        }
        assertEquals(List.of(), other.asked());
    }

    @Test
    void userInTheAddressIsNoHost() {
        try (HttpFetcher strict = HttpFetcher.open(QUICK.withAllowedHosts(List.of("127.0.0.1:" + server.port())))) {
            server.redirect("/old", 302, "http://127.0.0.1:" + server.port() + "@localhost:" + other.port() + "/");
            other.on("/", 200, "secret");

            failure(Kind.REFUSED, () -> strict.read(server.uri("/old"), TOKEN, 9));
        }
        assertEquals(List.of(), other.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "http:///x", "http://a b/"})
    void otherPlacesThanTheWebAreRefused(String location) {
        server.redirect("/old", 302, location);

        HttpException failure = failure(Kind.REFUSED, () -> read("/old"));
        assertTrue(
                failure.getMessage()
                        .startsWith("GET " + server.address("/old") + ": the server redirects to a wrong address: '"),
                failure.getMessage());
        assertEquals(1, server.asked().size());
    }

    @Test
    void circleIsRefused() {
        server.redirect("/a", 302, "/b").redirect("/b", 302, "/a");
        HttpException failure = failure(Kind.REDIRECT, () -> read("/a"));

        assertTrue(failure.getMessage().contains("in a circle, to " + server.address("/a")), failure.getMessage());
        assertEquals(2, server.asked().size());
    }

    @Test
    void redirectToItselfIsACircle() {
        server.redirect("/a", 302, "#x");
        failure(Kind.REDIRECT, () -> read("/a"));

        assertEquals(1, server.asked().size());
    }

    @Test
    void noMoreRedirectsAreFollowedThanAllowed() throws Exception {
        server.on("/", exchange -> {
            int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.getResponseHeaders().set("Location", "/" + (left - 1));
            WebServer.answer(exchange, left == 0 ? 200 : 302, "here".getBytes());
        });

        assertEquals("here", read("/5"));
        HttpException failure = failure(Kind.REDIRECT, () -> read("/6"));
        assertTrue(failure.getMessage().contains("more than 5 redirects"), failure.getMessage());
        try (HttpFetcher none = HttpFetcher.open(QUICK.withMaxRedirects(0))) {
            assertEquals(4, none.read(server.uri("/0"), TOKEN, 9).bytes().length);
            failure(Kind.REDIRECT, () -> none.read(server.uri("/1"), TOKEN, 9));
        }
    }

    @Test
    void redirectToNowhereIsRefused() {
        server.on("/", exchange -> WebServer.answer(exchange, 302, new byte[0]));
        HttpException failure = failure(Kind.REDIRECT, () -> read("/"));

        assertTrue(failure.getMessage().contains("answered 302 without saying where to go"), failure.getMessage());
    }

    @Test
    void nextAttemptBeginsAtTheFirstAddress() throws Exception {
        AtomicInteger number = new AtomicInteger();
        server.redirect("/old", 302, "/new");
        server.on(
                "/new",
                exchange -> WebServer.answer(exchange, number.incrementAndGet() == 1 ? 503 : 200, "here".getBytes()));

        assertEquals("here", read("/old"));
        assertEquals(
                List.of("/old", "/new", "/old", "/new"),
                server.asked().stream().map(asked -> asked.uri().toString()).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void whatChangesSomethingIsNotSentOn(int status) {
        server.redirect("/old", status, server.address("/new")).on("/new", 200, "done");
        HttpException failure = failure(
                Kind.REDIRECT, () -> fetcher.send("POST", server.uri("/old"), TOKEN, new byte[1], "text/plain"));

        assertTrue(failure.getMessage().contains("redirects to " + server.address("/new")), failure.getMessage());
        assertEquals(1, server.asked().size());
    }

    private String read(String path) throws IOException, InterruptedException {
        return new String(fetcher.read(server.uri(path), TOKEN, 100).bytes());
    }
}
