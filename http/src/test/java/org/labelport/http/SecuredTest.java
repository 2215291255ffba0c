package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpException.Kind;

/** With https, and a certificate that is made for the test. */
class SecuredTest {

    private static final Map<String, String> NO_HEADERS = Map.of();
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static SSLContext both;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), Files.readString(folder.resolve("log")));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        both = SSLContext.getInstance("TLS");
        both.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    }

    @Test
    void certificateOfAnUnknownAuthorityIsRefused() {
        try (WebServer server = new WebServer(both).on("/", 200, "x");
                HttpFetcher fetcher = HttpFetcher.open(QUICK)) {
            HttpException failure = failure(Kind.CERTIFICATE, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            assertTrue(failure.getMessage().contains("javax.net.ssl.trustStore"), failure.getMessage());
            assertFalse(failure.getMessage().contains("attempts"), failure.getMessage());
            assertEquals(List.of(), server.asked());
        }
    }

    @Test
    void certificateForAnotherHostIsRefused() throws Exception {
        try (WebServer server = new WebServer(both).on("/", 200, "x");
                HttpFetcher fetcher = trusting()) {
            failure(
                    Kind.CERTIFICATE,
                    () -> fetcher.read(HttpUrls.parse("https://localhost:" + server.port() + "/"), NO_HEADERS, 9));
        }
    }

    @Test
    void redirectToUnsecuredIsRefused() throws Exception {
        try (WebServer plain = new WebServer().on("/", 200, "x");
                WebServer server = new WebServer(both).redirect("/", 302, plain.address("/"));
                HttpFetcher fetcher = trusting()) {
            HttpException failure = failure(Kind.REDIRECT, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            assertTrue(failure.getMessage().contains("from https to " + plain.address("/")), failure.getMessage());
            assertEquals(List.of(), plain.asked());
        }
    }

    @Test
    void redirectToSecuredIsFollowedWithoutHeaders() throws Exception {
        try (WebServer server = new WebServer(both).on("/", 200, "here");
                WebServer plain = new WebServer().redirect("/", 301, server.address("/"));
                HttpFetcher fetcher = trusting()) {
            assertEquals(
                    "here",
                    new String(fetcher.read(plain.uri("/"), Map.of("Authorization", "Token abc"), 9)
                            .bytes()));
            assertEquals("", server.asked().get(0).header("Authorization"));
        }
    }

    @Test
    void largeFileComesThrough() throws Exception {
        byte[] body = Fetching.noise(3_000_000, 6);
        try (WebServer server = new WebServer(both).on("/", exchange -> WebServer.answer(exchange, 200, body));
                HttpFetcher fetcher = trusting()) {
            Path file = folder.resolve("file");
            fetcher.download(server.uri("/"), NO_HEADERS, file, body.length);

            assertArrayEquals(body, Files.readAllBytes(file));
        }
    }

    /** A fetcher takes the JVM's trusted certificates as they are when it is opened. */
    private static HttpFetcher trusting() throws Exception {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(both);
        try {
            return HttpFetcher.open(QUICK);
        } finally {
            SSLContext.setDefault(before);
        }
    }
}
