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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.http.HttpSettings;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.VersionRange;
import org.labelport.target.FolderList;

/** Tests how several repositories are read, and how jars are fetched from them. */
class RepositoriesTest extends RepositoryFixture {

    private static List<String> ids(Offers offers) {
        return offers.available().stream()
                .map(AvailablePlugin::id)
                .map(Object::toString)
                .toList();
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
        Path downloads = Files.createDirectory(temporary.resolve("downloads"));
        JarDownloads jars = new JarDownloads(HttpSettings.defaults(), LIMIT, downloads);
        RepositoryBundle bundle =
                read(onDisk()).versions("tables", VersionRange.ANY).get(0);

        try (InputStream jar = jars.open(bundle)) {
            assertEquals(1, FolderList.of(downloads).size());
            assertTrue(jar.read() >= 0);
        }
        assertEquals(List.of(), FolderList.of(downloads));
        Files.write(folder.resolve("tables 1.2 #ä.jar"), "no jar".getBytes(StandardCharsets.UTF_8));
        assertThrows(PluginException.class, () -> jars.open(bundle));
        assertEquals(List.of(), FolderList.of(downloads));
    }

    @Test
    void signatureLiesBesideTheIndexWhateverTheQueryIs() throws Exception {
        Files.writeString(folder.resolve("index.xml.sig"), "signature");
        List<String> signatures = new ArrayList<>();
        IndexCheck check = (address, index, signature) ->
                signatures.add(new String(signature.orElseThrow(), StandardCharsets.UTF_8));
        try (FolderServer server = new FolderServer(folder)) {
            for (String query : List.of("", "?token=t", "?token=t#top")) {
                repositories(check, server.address("index.xml") + query).read(Map.of());
            }
        }
        assertEquals(List.of("signature", "signature", "signature"), signatures);
    }

    @Test
    void indexesThatDifferInTheirQueryAreNotTakenForVersionsOfOne() throws Exception {
        String address;
        Map<String, Long> seen;
        byte[] first = Files.readAllBytes(folder.resolve("index.xml"));
        try (FolderServer server = new FolderServer(folder)) {
            address = server.address("index.xml");
            TestJar.plugin("com.acme.tables", "1.3.0", "tables").in(folder);
            IndexWriter.write(folder, Optional.empty()); // a newer one, for one team
            seen = repositories(ANY, address + "?team=a&token=secret")
                    .read(Map.of())
                    .increments();
            Files.write(folder.resolve("index.xml"), first);

            assertEquals(
                    List.of(), repositories(ANY, address + "?team=b").read(seen).problems());
            assertEquals(List.of(), repositories(ANY, address).read(seen).problems());
            assertEquals(
                    "plugin.index-older",
                    repositories(ANY, address + "?team=a&token=secret")
                            .read(seen)
                            .problems()
                            .get(0)
                            .code());
        }
        assertFalse(seen.toString().contains("secret"), seen.toString());
    }

    @Test
    void theQueryOfAnIndexGoesAlongToAllThatLiesBesideIt() throws Exception {
        for (String address : List.of("index.xml", "")) {
            try (FolderServer server = new FolderServer(folder)) {
                Repositories repositories = repositories(ANY, server.address(address) + "?token=a%2Fb");
                RepositoryBundle tables = repositories
                        .read(Map.of())
                        .versions("tables", VersionRange.ANY)
                        .get(0);
                repositories.open(tables).close();

                assertEquals(List.of("index.xml", "index.xml.sig", "tables 1.2 #ä.jar"), server.asked());
                assertEquals(List.of("token=a%2Fb", "token=a%2Fb", "token=a%2Fb"), server.queries());
                assertEquals(server.address("tables%201.2%20%23%C3%A4.jar"), tables.origin());
            }
        }
    }

    @Test
    void theQueryOfAnIndexIsInNoMessage() throws Exception {
        try (FolderServer server = new FolderServer(folder)) {
            Repositories repositories = repositories(ANY, server.address("index.xml") + "?token=secret");
            Offers offers = repositories.read(Map.of());
            RepositoryBundle tables =
                    offers.versions("tables", VersionRange.ANY).get(0);
            Path jar = folder.resolve("tables 1.2 #ä.jar");
            byte[] other = Files.readAllBytes(jar);
            other[other.length - 1]++;

            Files.write(jar, other);
            String altered = assertThrows(PluginException.class, () -> repositories.open(tables))
                    .getMessage();
            Files.delete(jar);
            String missing = assertThrows(PluginException.class, () -> repositories.open(tables))
                    .getMessage();

            assertFalse((altered + missing + offers.increments()).contains("secret"), altered + missing);
        }
    }

    @Test
    void jarThatCannotBeKeptIsNoFaultOfItsAddress() throws Exception {
        Path downloads = Files.createDirectory(temporary.resolve("downloads"));
        JarDownloads jars = new JarDownloads(HttpSettings.defaults(), LIMIT, downloads);
        try (FolderServer server = new FolderServer(folder).before(() -> {
            Path file = FolderList.of(downloads).get(0);
            Files.delete(file);
            Files.createDirectory(file);
        })) {
            String jar = server.address("com.acme.tables-1.0.0.jar");
            PluginException refused =
                    assertThrows(PluginException.class, () -> jars.open(URI.create(jar + "?token=secret")));

            assertEquals("plugin.store", refused.code());
            assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        }
    }

    @Test
    void addressOfARepositoryThatIsWrongShowsNoPassword() throws Exception {
        PluginException problem = onlyProblem(read("https://me:secret@acme_tools/index.xml"));

        assertEquals("plugin.repository-unreadable", problem.code());
        assertFalse(problem.getMessage().contains("secret"), problem.getMessage());
    }
}
