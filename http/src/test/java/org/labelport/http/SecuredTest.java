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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpException.Kind;

/** With https, and certificates that are made for the test. */
class SecuredTest {

    private static final Map<String, String> NO_HEADERS = Map.of();
    private static final String PASSWORD = "changeit";
    private static final String STORE = "store.p12";

    @TempDir
    static Path folder;

    private static SSLContext both;
    private static SSLContext expired;
    private static SSLContext early;

    @BeforeAll
    static void makeCertificates() throws Exception {
        make("test");
        make("authority", "-ext", "BasicConstraints:critical=ca:true");
        make("expired", "-signer", "authority", "-startdate", "-9d", "-validity", "2");
        make("early", "-signer", "authority", "-startdate", "+9d");
        both = trusting("test", "test");
        expired = trusting("expired", "authority");
        early = trusting("early", "authority");
    }

    @Test
    void trustStoreThatIsMissingIsNamed() throws Exception {
        Path missing = folder.resolve("missing");
        try (WebServer server = new WebServer(both).on("/", 200, "x")) {
            String said =
                    TrustStoreTest.said(folder, server.uri("/"), List.of("-Djavax.net.ssl.trustStore=" + missing));

            assertTrue(
                    said.startsWith("http.trust-store: GET " + server.uri("/") + ": Java's trust store " + missing
                            + " cannot be used: there is no such file. Correct -Djavax.net.ssl.trustStore in"),
                    said);
        }
    }

    /** Java trusts the certificates of keys, too. */
    @Test
    void trustStoreOfKeysIsNotBlamedForABadCertificate() throws Exception {
        Path store = folder.resolve("alone.p12");
        make("alone", "-keystore", store.toString());
        try (WebServer server = new WebServer(both).on("/", 200, "x")) {
            String said = TrustStoreTest.said(
                    folder,
                    server.uri("/"),
                    List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));

            assertTrue(said.startsWith(Kind.CERTIFICATE.code() + ": "), said);
        }
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
                HttpFetcher fetcher = fetcher(both)) {
            HttpException failure = failure(
                    Kind.CERTIFICATE,
                    () -> fetcher.read(HttpUrls.parse("https://localhost:" + server.port() + "/"), NO_HEADERS, 9));

            assertTrue(failure.getMessage().contains("Check that the address has the name"), failure.getMessage());
        }
    }

    @Test
    void certificateOfAnotherTimeIsRefused() throws Exception {
        assertRefused(expired, "the server's certificate has expired (NotAfter: ", "Have it renewed on the server");
        assertRefused(early, "the server's certificate is not valid yet (NotBefore: ", "Check this machine's clock");
    }

    @Test
    void redirectToUnsecuredIsRefused() throws Exception {
        try (WebServer plain = new WebServer().on("/", 200, "x");
                WebServer server = new WebServer(both).redirect("/", 302, plain.address("/"));
                HttpFetcher fetcher = fetcher(both)) {
            HttpException failure = failure(Kind.REDIRECT, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            assertTrue(failure.getMessage().contains("from https to " + plain.address("/")), failure.getMessage());
            assertEquals(List.of(), plain.asked());
        }
    }

    @Test
    void redirectToSecuredIsFollowedWithoutHeaders() throws Exception {
        try (WebServer server = new WebServer(both).on("/", 200, "here");
                WebServer plain = new WebServer().redirect("/", 301, server.address("/"));
                HttpFetcher fetcher = fetcher(both)) {
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
                HttpFetcher fetcher = fetcher(both)) {
            Path file = folder.resolve("file");
            fetcher.download(server.uri("/"), NO_HEADERS, file, body.length);

            assertArrayEquals(body, Files.readAllBytes(file));
        }
    }

    private static void assertRefused(SSLContext context, String... words) throws Exception {
        try (WebServer server = new WebServer(context).on("/", 200, "x");
                HttpFetcher fetcher = fetcher(context)) {
            HttpException failure = failure(Kind.CERTIFICATE, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            for (String part : words) {
                assertTrue(failure.getMessage().contains(part), failure.getMessage());
            }
        }
    }

    /** A fetcher takes the JVM's trusted certificates as they are when it is opened. */
    private static HttpFetcher fetcher(SSLContext trusting) throws Exception {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(trusting);
        try {
            return HttpFetcher.open(QUICK);
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static void make(String alias, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        if (!command.contains("-keystore")) {
            command.addAll(List.of("-keystore", folder.resolve(STORE).toString()));
        }
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), Files.readString(folder.resolve("log")));
    }

    /** For a server with this certificate, and for those who trust that authority. */
    private static SSLContext trusting(String certificate, String authority) throws Exception {
        KeyStore made = store();
        try (InputStream in = Files.newInputStream(folder.resolve(STORE))) {
            made.load(in, PASSWORD.toCharArray());
        }
        KeyStore keys = store();
        keys.setKeyEntry(
                certificate,
                made.getKey(certificate, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                made.getCertificateChain(certificate));
        KeyStore trusted = store();
        trusted.setCertificateEntry(authority, made.getCertificate(authority));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
