package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginManager.SigningKey;
import org.labelport.plugin.PluginRules;
import org.labelport.report.ExportException;

/** Plug-ins come from a signed repository, with what they need. */
class PluginRepositoryIT {

    private static final String TABLES = "com.acme.tables";
    private static final String GEO = "org.acme.geo";

    @TempDir
    static Path keys;

    private static PluginSigner acme;

    @TempDir
    Path folder;

    private Path repository;
    private PluginLab lab;

    @BeforeAll
    static void makeKey() throws Exception {
        acme = PluginSigner.make(keys, "acme");
    }

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Files.createDirectories(folder.resolve("repository"));
        acme.sign(PluginJar.library(repository, GEO, "2.1.0", GEO));
        acme.sign(PluginJar.library(repository, GEO, "1.4.0", GEO));
        acme.sign(
                PluginJar.of(TABLES, "1.0.0").needs(GEO + ";version=\"[1,2)\"").in(repository));
        acme.sign(
                PluginJar.of(TABLES, "1.1.0").needs(GEO + ";version=\"[2,3)\"").in(repository));
        acme.trustIn(PluginLab.conf(folder));
        lab = PluginLab.start(folder);
        index(Optional.of(new SigningKey(acme.keyStore(), Optional.empty(), PluginSigner.PASSWORD.toCharArray())));
        use(repository.resolve("index.xml").toString());
    }

    private void index(Optional<SigningKey> key) throws Exception {
        assertEquals(4, lab.plugins().index(repository, key).size());
    }

    private void use(String address) throws Exception {
        PluginLab.settings(folder, "{\"selfCheckSeconds\": 600, \"repositories\": [\"" + address + "\"]}");
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private List<String> installed() throws Exception {
        return lab.plugins().list().stream()
                .filter(plugin -> plugin.sha256().isPresent() && plugin.state() == Plugin.State.SERVING)
                .map(plugin -> plugin.id().toString())
                .toList();
    }

    @Test
    void pluginComesWithTheLibraryThatItNeedsAndBothGo() throws Exception {
        PluginChange change = lab.plugins().install("tables", PluginRules.USUAL);

        assertEquals("[com.acme.tables@1.1.0]", change.serves().toString());
        assertEquals("[org.acme.geo@2.1.0]", change.libraries().toString());
        assertEquals("1.1.0", lab.exportedBy("tables"));
        lab.plugins().uninstall(TABLES, PluginRules.USUAL);
        assertEquals(List.of(), installed());
    }

    @Test
    void versionThatIsAskedForBringsItsOwnLibraryBesideTheOther() throws Exception {
        lab.plugins().install("tables", PluginRules.USUAL);
        lab.plugins().install("tables@1.0.0", PluginRules.USUAL);

        assertEquals(
                List.of("com.acme.tables@1.0.0", "com.acme.tables@1.1.0", "org.acme.geo@1.4.0", "org.acme.geo@2.1.0"),
                installed());
        lab.close();
        lab = PluginLab.start(folder);
        assertEquals("1.1.0", lab.exportedBy("tables"));
    }

    @Test
    void jarAtHandGetsItsLibraryFromTheRepository() throws Exception {
        Path jar = acme.sign(PluginJar.of("com.acme.mine", "1.0.0")
                .needs(GEO + ";version=\"[1,2)\"")
                .in(folder));
        assertEquals(
                "[org.acme.geo@1.4.0]",
                lab.plugins()
                        .install(jar.toString(), PluginRules.USUAL)
                        .libraries()
                        .toString());
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void formatThatIsNotInstalledIsSaidToBeThere() {
        ExportException failure = assertThrows(ExportException.class, () -> lab.exportedBy("tables"));
        assertTrue(failure.getMessage().contains("labelport plugin install tables@1.1.0"), failure.getMessage());
    }

    @Test
    void repositoryOnTheWeb() throws Exception {
        HttpServer server = server();
        try {
            use("http://localhost:" + server.getAddress().getPort() + "/index.xml");
            lab.plugins().install("tables", PluginRules.USUAL);
            assertEquals("1.1.0", lab.exportedBy("tables"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void secretsInTheAddressOfAJarAreNotKept() throws Exception {
        HttpServer server = server();
        try {
            String jar = "localhost:" + server.getAddress().getPort() + "/" + TABLES + "-1.0.0.jar";
            lab.plugins().install("http://me:secret@" + jar + "?token=secret", PluginRules.USUAL);

            assertEquals("1.0.0", lab.exportedBy("tables"));
            for (String file : List.of("state.json", "log.ndjson")) {
                String kept = Files.readString(
                        PluginLab.drops(folder).resolve(".store").resolve(file));
                assertTrue(kept.contains("http://" + jar + "\""), kept);
                assertFalse(kept.contains("secret"), kept);
            }
        } finally {
            server.stop(0);
        }
    }

    private HttpServer server() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = repository.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    @Test
    void whatWasTamperedWithIsRefused() throws Exception {
        Files.write(repository.resolve(TABLES + "-1.1.0.jar"), new byte[] {0}, StandardOpenOption.APPEND);
        assertEquals("plugin.digest", refusal());
        Files.write(repository.resolve("index.xml"), new byte[] {'\n'}, StandardOpenOption.APPEND);
        assertEquals("plugin.index-altered", refusal());
        Files.delete(repository.resolve("index.xml.sig"));
        assertEquals("plugin.index-unsigned", refusal());
        assertEquals(List.of(), installed());
    }

    private String refusal() {
        return assertThrows(PluginException.class, () -> lab.plugins().install("tables@1.1.0", PluginRules.USUAL))
                .code();
    }
}
