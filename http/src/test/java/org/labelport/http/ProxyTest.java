package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.labelport.http.HttpException.Kind;

/** Requests through the proxy that the JVM's settings name. */
class ProxyTest {

    private static final Map<String, String> NO_HEADERS = Map.of();

    private final ProxySelector before = ProxySelector.getDefault();

    @AfterEach
    void restore() {
        ProxySelector.setDefault(before);
    }

    @Test
    void proxyOfTheJvmIsUsed() throws Exception {
        try (RawServer proxy = new RawServer((request, out, untilHangUp) ->
                RawServer.say(out, "HTTP/1.1 200 OK", "", request.substring(0, request.indexOf("\r\n"))))) {
            ProxySelector.setDefault(ProxySelector.of(
                    new InetSocketAddress("127.0.0.1", proxy.uri("/").getPort())));
            try (HttpFetcher behind = HttpFetcher.open(QUICK)) {
                HttpBody page = behind.read(URI.create("http://far.example/a?b"), NO_HEADERS, 100);

                assertEquals("GET http://far.example/a?b HTTP/1.1", new String(page.bytes()));
            }
        }
    }

    @Test
    void proxyIsNamedWhenNothingListensThere() throws Exception {
        int port = freePort();
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", port)));
        try (HttpFetcher behind = HttpFetcher.open(QUICK.withAttempts(1))) {
            HttpException failure =
                    failure(Kind.CONNECTION, () -> behind.read(URI.create("http://far.example/a"), NO_HEADERS, 100));

            assertTrue(
                    failure.getMessage()
                            .startsWith(
                                    "GET http://far.example/a through the proxy 127.0.0.1:" + port + ": no connection"),
                    failure.getMessage());
            assertTrue(failure.getMessage().endsWith("and that the proxy runs"), failure.getMessage());
        }
    }

    /** The client connects to the host itself when that comes first in the list. */
    @Test
    void addressIsCheckedWhenTheProxyIsOnlyTheSecondChoice() {
        Proxy second = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1));
        ProxySelector.setDefault(new Choices(List.of(Proxy.NO_PROXY, second)));
        try (HttpFetcher fetcher = HttpFetcher.open(QUICK.withAllowedAddresses(List.of("10.0.0.0/8")))) {
            failure(Kind.REFUSED, () -> fetcher.read(URI.create("http://localhost:1/"), NO_HEADERS, 100));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static final class Choices extends ProxySelector {

        private final List<Proxy> proxies;

        Choices(List<Proxy> proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return proxies;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The test does not let the client connect.
        }
    }
}
