package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own, because Java reads its trust store once. */
class TrustStoreTest {

    private static final String REMEDY =
            ". Correct -Djavax.net.ssl.trustStore in LABELPORT_JAVA_OPTS, or leave it out to trust what Java trusts";

    @TempDir
    Path folder;

    /** Asks a server for a page, and says what went wrong. */
    public static final class Asking {

        private Asking() {}

        /** @param arguments the address */
        public static void main(String[] arguments) throws Exception {
            try (HttpFetcher fetcher = HttpFetcher.open(Fetching.QUICK)) {
                fetcher.read(URI.create(arguments[0]), Map.of(), 9);
            } catch (HttpException e) {
                System.out.print(e.kind().code() + ": " + e.getMessage());
            }
        }
    }

    @Test
    void whatIsNoKeyStoreIsNamed() throws Exception {
        Path store = Files.writeString(folder.resolve("trusted"), "-----BEGIN CERTIFICATE-----");

        assertEquals(
                fault(store, "it is not a key store of the type pkcs12 (-Djavax.net.ssl.trustStoreType)"), said(store));
    }

    @Test
    void wrongPasswordIsNamed() throws Exception {
        Path store = store("right");

        assertEquals(
                fault(store, "its password is not the one in -Djavax.net.ssl.trustStorePassword"),
                said(store, "-Djavax.net.ssl.trustStorePassword=wrong"));
    }

    private static String fault(Path store, String reason) {
        return "http.trust-store: GET https://127.0.0.1/: Java's trust store " + store + " cannot be used: " + reason
                + REMEDY;
    }

    private Path store(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Path file = folder.resolve("store.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private String said(Path store, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-Djavax.net.ssl.trustStore=" + store));
        all.addAll(List.of(options));
        return said(folder, URI.create("https://127.0.0.1/"), all);
    }

    /** What a process with these options for Java says when it asks for a page. */
    static String said(Path folder, URI address, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Asking.class.getName(), address.toString()));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.waitFor();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
