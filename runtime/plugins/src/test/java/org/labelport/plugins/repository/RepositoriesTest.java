package org.labelport.plugins.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpSettings;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.VersionRange;

class RepositoriesTest {

    private static final IndexCheck ANY = (address, index, signature) -> {};
    private static final int LIMIT = 1 << 20;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void fill() throws Exception {
        folder = temporary.resolve("my repository ü");
        TestJar.plugin("com.acme.tables", "1.0.0", "tables").in(folder);
        TestJar.plugin("com.acme.tables", "1.2.0", "tables").at(folder.resolve("tables 1.2 #ä.jar"));
        TestJar.of("com.acme.lib", "1.0.0").in(folder);
        IndexWriter.write(folder, Optional.empty());
    }

    private String onDisk() {
        return folder.resolve("index.xml").toString();
    }

    private static Repositories repositories(IndexCheck check, String... addresses) {
        return new Repositories(
                List.of(addresses), check, HttpSettings.defaults().withAttempts(1), LIMIT);
    }

    private static Offers read(String... addresses) throws PluginException {
        return repositories(ANY, addresses).read(Map.of());
    }

    private static PluginException onlyProblem(Offers offers) {
        assertEquals(1, offers.problems().size(), () -> "problems " + offers.problems());
        PluginException problem = offers.problems().get(0);
        assertFalse(problem.getMessage().contains("\n"), problem.getMessage());
        return problem;
    }

    private static List<String> ids(Offers offers) {
        return offers.available().stream()
                .map(AvailablePlugin::id)
                .map(Object::toString)
                .toList();
    }

    private Offers ofIndex(String xml) throws Exception {
        Files.writeString(folder.resolve("index.xml"), xml);
        return read(onDisk());
    }

    private String index() throws Exception {
        return Files.readString(folder.resolve("index.xml"));
    }

    @Test
    void jarsAreReadFromDiskAndFromTheWeb() throws Exception {
        try (FolderServer server = new FolderServer(folder)) {
            for (String address : List.of(
                    onDisk(),
                    folder.toString(),
                    folder.resolve("index.xml").toUri().toString(),
                    server.address("index.xml"),
                    server.address(""))) {
                Repositories repositories = repositories(ANY, address);
                Offers offers = repositories.read(Map.of());
                assertEquals(List.of(), offers.problems());
                assertEquals(List.of("com.acme.tables@1.0.0", "com.acme.tables@1.2.0"), ids(offers), address);
                RepositoryBundle newest =
                        offers.versions("tables", VersionRange.ANY).get(0);
                try (InputStream jar = repositories.open(newest)) {
                    assertArrayEquals(
                            Files.readAllBytes(folder.resolve("tables 1.2 #ä.jar")), jar.readAllBytes(), address);
                }
            }
        }
    }

    @Test
    void nothingIsContactedWhereNothingIsNamed() throws Exception {
        assertEquals(Offers.NONE, read());
    }

    @Test
    void aServerThatCannotBeReachedDoesNotHideTheOthers() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        String address = "http://127.0.0.1:" + port + "/index.xml";

        Offers offers = read(address, onDisk());

        assertEquals(2, offers.available().size());
        PluginException problem = onlyProblem(offers);
        assertEquals("plugin.repository-unreadable", problem.code());
        assertTrue(problem.getMessage().startsWith("The repository " + address + " cannot be read: "));
        PluginException refused = assertThrows(PluginException.class, () -> offers.versions("lists", VersionRange.ANY));
        assertEquals("plugin.not-found", refused.code());
        assertTrue(refused.getMessage().contains(problem.getMessage()), refused.getMessage());
        Offers none = read(address);
        PluginException alone = assertThrows(PluginException.class, () -> none.versions("lists", VersionRange.ANY));
        assertEquals("plugin.repository-unreadable", alone.code());
    }

    @Test
    void redirectsLeadToNoOtherServer() throws Exception {
        try (FolderServer other = new FolderServer(folder);
                FolderServer server = new FolderServer(folder).redirecting("index.xml", other.address("index.xml"))) {
            Offers offers = read(server.address("index.xml"));

            assertEquals("plugin.repository-unreadable", onlyProblem(offers).code());
            assertEquals(List.of(), other.asked());
        }
    }

    @Test
    void aSignatureIsMadeAndChecked() throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair foreign = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        IndexCheck check = (address, index, signature) -> {
            if (signature.isEmpty()) {
                throw new PluginException("plugin.index-unsigned", address + " is not signed.");
            }
            if (!verifies(key, index, signature.get())) {
                throw new PluginException("plugin.index-foreign", address + " has a wrong signature.");
            }
        };
        try (FolderServer server = new FolderServer(folder)) {
            for (String address : List.of(onDisk(), server.address("index.xml"))) {
                Repositories repositories = repositories(check, address);
                IndexWriter.write(folder, Optional.empty());
                assertEquals(
                        "plugin.index-unsigned",
                        onlyProblem(repositories.read(Map.of())).code());

                IndexWriter.write(folder, Optional.of(index -> sign(foreign, index)));
                assertEquals(
                        "plugin.index-foreign",
                        onlyProblem(repositories.read(Map.of())).code());

                IndexWriter.write(folder, Optional.of(index -> sign(key, index)));
                assertEquals(2, repositories.read(Map.of()).available().size());

                Files.writeString(folder.resolve("index.xml"), index().replace("1.2.0", "1.3.0"));
                assertEquals(
                        "plugin.index-foreign",
                        onlyProblem(repositories.read(Map.of())).code());
            }
        }
    }

    @Test
    void whatWasNotCheckedIsNotParsed() throws Exception {
        Files.writeString(folder.resolve("index.xml"), "<");
        IndexCheck never = (address, index, signature) -> {
            throw new PluginException("plugin.index-unsigned", "No.");
        };

        assertEquals(
                "plugin.index-unsigned",
                onlyProblem(repositories(never, onDisk()).read(Map.of())).code());
    }

    private static byte[] sign(KeyPair key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean verifies(KeyPair key, byte[] bytes, byte[] given) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.getPublic());
            signature.update(bytes);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAlteredJarIsNotHandedOut() throws Exception {
        Path jar = folder.resolve("com.acme.tables-1.0.0.jar");
        byte[] right = Files.readAllBytes(jar);
        byte[] altered = right.clone();
        altered[altered.length / 2] ^= 1;
        byte[] longer = Arrays.copyOf(right, right.length + 10);
        byte[] shorter = Arrays.copyOf(right, right.length - 10);
        try (FolderServer server = new FolderServer(folder)) {
            for (String address : List.of(onDisk(), server.address("index.xml"))) {
                Repositories repositories = repositories(ANY, address);
                RepositoryBundle bundle = repositories
                        .read(Map.of())
                        .versions("tables", VersionRange.parse("[1,1.1)").orElseThrow())
                        .get(0);
                for (byte[] wrong : List.of(altered, longer, shorter)) {
                    Files.write(jar, wrong);
                    PluginException refused =
                            assertThrows(PluginException.class, () -> repositories.open(bundle), address);
                    assertEquals("plugin.digest", refused.code(), refused.getMessage());
                }
                Files.delete(jar);
                PluginException gone = assertThrows(PluginException.class, () -> repositories.open(bundle));
                assertEquals("plugin.repository-unreadable", gone.code());
                Files.write(jar, right);
            }
        }
    }

    @Test
    void aJarOfAnyAddressIsOpenedWithinTheLimit() throws Exception {
        Path jar = folder.resolve("com.acme.tables-1.0.0.jar");
        try (FolderServer server = new FolderServer(folder)) {
            for (URI address : List.of(
                    jar.toUri(), URI.create(server.address(jar.getFileName().toString())))) {
                try (InputStream in = repositories(ANY).open(address)) {
                    assertArrayEquals(Files.readAllBytes(jar), in.readAllBytes());
                }
                Repositories narrow = new Repositories(List.of(), ANY, HttpSettings.defaults(), 100);
                PluginException refused = assertThrows(PluginException.class, () -> narrow.open(address));
                assertEquals("plugin.too-large", refused.code());
            }
            PluginException missing = assertThrows(
                    PluginException.class, () -> repositories(ANY).open(URI.create(server.address("none.jar"))));
            assertEquals("plugin.unreachable", missing.code());
        }
    }

    @Test
    void anOlderIndexThanOneThatWasSeenIsRefused() throws Exception {
        byte[] old = Files.readAllBytes(folder.resolve("index.xml"));
        TestJar.plugin("com.acme.tables", "1.3.0", "tables").in(folder);
        IndexWriter.write(folder, Optional.empty());
        Offers newer = read(onDisk());
        assertEquals(3, newer.available().size());

        Files.write(folder.resolve("index.xml"), old);
        Offers older = repositories(ANY, onDisk()).read(newer.increments());

        assertEquals("plugin.index-older", onlyProblem(older).code());
        assertEquals(newer.increments(), older.increments());
        assertEquals(2, read(onDisk()).available().size());
    }

    @Test
    void aDocumentTypeIsRefused() throws Exception {
        Path secret = Files.writeString(temporary.resolve("secret"), "1.0.0");
        String outside = index().replace(
                        "<repository",
                        "<!DOCTYPE repository [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><repository");
        String laughs = index().replace(
                        "<repository",
                        "<!DOCTYPE repository [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><repository")
                .replaceFirst("com\\.acme\\.lib", "&b;");

        for (String xml : List.of(outside, laughs)) {
            Offers offers = ofIndex(xml);
            assertEquals("plugin.index-unsafe", onlyProblem(offers).code());
            assertEquals(List.of(), offers.available());
        }
    }

    @Test
    void addressesLeadNowhereElse() throws Exception {
        String good = index();
        Path outside = TestJar.of("com.acme.lib", "1.0.0").in(temporary);
        for (String url : List.of(
                "../com.acme.lib-1.0.0.jar",
                "%2e%2e/com.acme.lib-1.0.0.jar",
                "a/../../com.acme.lib-1.0.0.jar",
                "..%2fcom.acme.lib-1.0.0.jar",
                "..%5ccom.acme.lib-1.0.0.jar",
                outside.toUri().toString(),
                "file://other"
                        + folder.resolve("com.acme.lib-1.0.0.jar").toUri().getRawPath(),
                "/etc/passwd",
                "http://127.0.0.1:1/lib.jar",
                "//127.0.0.1/lib.jar",
                "jar:file:/lib.jar!/x",
                "lib.jar?x",
                "",
                "./",
                "%00.jar",
                "%zz")) {
            Offers offers = ofIndex(good.replace("com.acme.lib-1.0.0.jar", url));
            assertEquals("plugin.index-unsafe", onlyProblem(offers).code(), url);
            assertEquals(List.of(), offers.available(), url);
        }
        assertEquals(
                List.of(),
                ofIndex(good.replace("com.acme.lib-1.0.0.jar", "jars/./lib.jar"))
                        .problems());
    }

    @Test
    void whatIsNoIndexIsRefusedWithItsReason() throws Exception {
        String good = index();
        for (String xml : List.of(
                "",
                "no xml",
                "<html/>",
                good.substring(0, good.length() / 2),
                good.replaceFirst("value=\"[0-9a-f]{64}\"", "value=\"abc\""),
                good.replaceFirst("increment=\"\\d+\"", "increment=\"new\""),
                good.replaceFirst("type=\"Long\" value=\"\\d+\"", "type=\"Long\" value=\"many\""),
                good.replaceFirst("type=\"Long\" value=\"\\d+\"", "type=\"Long\" value=\"-1\""),
                good.replaceFirst("type=\"Version\" value=\"[^\"]*\"", "type=\"Version\" value=\"one\""),
                good.replaceFirst("type=\"Version\"", "type=\"Colour\""),
                good.replaceFirst("<resource>", "<resource>" + "<a>".repeat(50) + "</a>".repeat(50)),
                good.replaceFirst("<resource>", "<resource x=\"" + "y".repeat(17 << 20) + "\">"))) {
            Offers offers = ofIndex(xml);
            PluginException problem = onlyProblem(offers);
            assertTrue(
                    List.of("plugin.index-damaged", "plugin.repository-unreadable")
                            .contains(problem.code()),
                    problem.code());
            assertTrue(problem.getMessage().contains(onDisk()), problem.getMessage());
            assertTrue(problem.getMessage().length() < 500, problem.getMessage());
            assertEquals(List.of(), offers.available());
        }
    }

    @Test
    void theFirstRepositoryGoesBeforeTheOthersForTheSameVersion() throws Exception {
        Path other = temporary.resolve("other");
        TestJar.plugin("com.acme.tables", "1.2.0", "tables")
                .with("Bundle-Name", "Another")
                .in(other);
        TestJar.plugin("com.acme.tables", "1.1.0", "tables").in(other);
        IndexWriter.write(other, Optional.empty());

        Offers offers = read(onDisk(), other.toString());

        assertEquals(List.of("com.acme.tables@1.0.0", "com.acme.tables@1.1.0", "com.acme.tables@1.2.0"), ids(offers));
        assertEquals(
                onDisk(), offers.versions("tables", VersionRange.ANY).get(0).repository());
        assertEquals(
                "Another",
                read(other.toString(), onDisk())
                        .versions("tables", VersionRange.ANY)
                        .get(0)
                        .title());
    }

    @Test
    void aFormatThatIsNotInstalledIsSuggestedWithoutAskingTheWeb() throws Exception {
        try (FolderServer server = new FolderServer(folder)) {
            Repositories disk = repositories(ANY, onDisk());
            assertEquals(
                    Optional.of(
                            "The repository " + onDisk() + " has tables 1.2.0: labelport plugin install tables@1.2.0"),
                    disk.suggest("tables", VersionRange.ANY, Map.of()));
            assertEquals(Optional.empty(), disk.suggest("lists", VersionRange.ANY, Map.of()));
            assertEquals(
                    Optional.of("Perhaps a repository has it: labelport plugin install lists@[1.0.0,2.0.0)"),
                    repositories(ANY, onDisk(), server.address("index.xml"))
                            .suggest("lists", VersionRange.parse("[1,2)").orElseThrow(), Map.of()));
            assertEquals(List.of(), server.asked());
        }
    }

    @Test
    void nothingIsLeftOfAJarThatWasClosedOrRefused() throws Exception {
        List<Path> before = temporaryJars();
        Repositories repositories = repositories(ANY, onDisk());
        RepositoryBundle bundle =
                repositories.read(Map.of()).versions("tables", VersionRange.ANY).get(0);

        repositories.open(bundle).close();
        Files.write(folder.resolve("tables 1.2 #ä.jar"), "no jar".getBytes(StandardCharsets.UTF_8));
        assertThrows(PluginException.class, () -> repositories.open(bundle));

        List<Path> left = new ArrayList<>(temporaryJars());
        left.removeAll(before);
        for (int i = 0; i < 600 && left.stream().anyMatch(Files::exists); i++) {
            Thread.sleep(50); // those of other processes, which go
        }
        assertEquals(List.of(), left.stream().filter(Files::exists).toList());
    }

    private static List<Path> temporaryJars() throws Exception {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().matches("labelport-.*\\.jar"))
                    .sorted()
                    .toList();
        }
    }
}
