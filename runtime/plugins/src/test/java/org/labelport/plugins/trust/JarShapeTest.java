package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.plugin.PluginException;

/** Jars that are no bundles, or not made as build tools make them. */
class JarShapeTest {

    @TempDir
    Path temporary;

    private JarVerifier verifier = new JarVerifier(TrustedKeys.none());
    private Path jar;

    @BeforeEach
    void nameTheJar() {
        jar = temporary.resolve("tables.jar");
    }

    private Path tables() throws IOException {
        return JarMaker.tables().write(jar);
    }

    private void assertRefused(String code, String... parts) {
        PluginException refusal = assertThrows(PluginException.class, () -> verifier.verify(jar));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith("tables.jar "), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.class",
                "/etc/evil",
                "com/../../evil",
                "com/./acme/Evil.class",
                "C:/evil",
                "com\\evil",
                "com//evil",
                "com/evil\n.class"
            })
    void anEntryThatLeadsOutIsRefused(String entry) throws Exception {
        JarMaker.tables().entry(entry, "evil").write(jar);
        assertRefused("plugin.unsafe-entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com/acme/Tables.class", "com/acme/Tables.claxs/"})
    void anEntryThatIsThereTwiceIsRefused(String entry) throws Exception {
        boolean folder = entry.endsWith("/");
        String twin = folder ? "com/acme/Tables.class/" : "com/acme/Tables.claxs";
        JarMaker.tables().entry(twin, folder ? "" : "twin").write(jar);
        JarMaker.patch(jar, "Tables.claxs", "Tables.class");
        assertRefused("plugin.unsafe-entry", "two entries named 'com/acme/Tables.class'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/manifest.mf", "meta-inf/MANIFEST.MF", "Meta-Inf/Manifest.Mf"})
    void aSecondManifestIsRefused(String entry) throws Exception {
        tables();
        JarMaker.add(jar, entry);
        assertRefused("plugin.unsafe-entry", "two entries");
    }

    @Test
    void aFolderWithContentIsRefused() throws Exception {
        JarMaker.tables().entry("com/acme/hidden/", "content").write(jar);
        assertRefused("plugin.unsafe-entry", "folder with content");
    }

    @Test
    void aJarThatFillsTheDiskIsRefused() throws Exception {
        JarMaker.tables().entry("com/acme/zeros.bin", new byte[65 << 20]).write(jar);
        assertTrue(Files.size(jar) < 1 << 20);
        assertRefused("plugin.too-large");
    }

    @Test
    void aManifestThatFillsTheMemoryIsRefused() throws Exception {
        Map<String, byte[]> entries = JarMaker.read(tables());
        byte[] manifest = new byte[9 << 20];
        Arrays.fill(manifest, (byte) '\n');
        entries.put("META-INF/MANIFEST.MF", manifest);
        JarMaker.write(jar, entries);
        assertRefused("plugin.too-large", "META-INF/MANIFEST.MF");
    }

    @Test
    void tooManyEntriesAreRefused() throws Exception {
        verifier = new JarVerifier(TrustedKeys.none(), new JarLimits(2, 1 << 20, 10, 1 << 16), Clock.systemUTC());
        tables();
        assertRefused("plugin.too-large", "3 entries", "archiveEntries");
    }

    @ParameterizedTest
    @CsvSource({"ARCHIVE_ENTRIES, 2", "ARCHIVE_MEGABYTES, 1", "ARCHIVE_RATIO, 2"})
    void whatTheOperatorAllowsIsHeeded(Limit limit, long allowed) throws Exception {
        int size = limit == Limit.ARCHIVE_RATIO ? 65 << 20 : 2 << 20;
        byte[] content = new byte[size];
        new Random(7).nextBytes(content); // packs to no less than itself, all but the rest
        Arrays.fill(content, size / 3, size, (byte) 0);
        JarMaker.tables().entry("com/acme/content.bin", content).write(jar);
        verifier.verify(jar);

        verifier = new JarVerifier(TrustedKeys.none(), Limits.of(Map.of(limit, allowed)));
        assertRefused("plugin.too-large", limit.key());
    }

    @Test
    void aSizeThatIsWrongIsRefused() throws Exception {
        tables();
        ByteBuffer bytes = bytes();
        int entry = Files.readString(jar, StandardCharsets.ISO_8859_1).lastIndexOf("com/acme/Rows.class") - 46;
        bytes.putInt(entry + 24, 2); // "class" is five bytes
        Files.write(jar, bytes.array());
        assertRefused("plugin.not-a-jar");
    }

    private ByteBuffer bytes() throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(jar)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        Files.createFile(jar);
        assertRefused("plugin.not-a-jar");
    }

    @Test
    void noFileIsRefused() {
        assertRefused("plugin.not-a-jar", "no such file");
    }

    @Test
    void aFileThatIsNoJarIsRefused() throws Exception {
        Files.writeString(jar, "<html>Not found</html>".repeat(100));
        assertRefused("plugin.not-a-jar");
    }

    @Test
    void aTruncatedJarIsRefusedWhereverItEnds() throws Exception {
        byte[] whole = Files.readAllBytes(tables());
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(jar, Arrays.copyOf(whole, length));
            assertRefused("plugin.not-a-jar");
        }
        Files.write(jar, Arrays.copyOf(whole, whole.length - 1));
        assertRefused("plugin.not-a-jar");
    }

    @Test
    void aJarThatWasCopiedUpToTheEndOfOneThatItCarriesIsRefused() throws Exception {
        byte[] inner = Files.readAllBytes(tables());
        Files.write(jar, concat("what comes before".getBytes(StandardCharsets.UTF_8), inner));
        assertRefused("plugin.not-a-jar", "precedes its beginning");
    }

    @Test
    void somethingAfterTheEndIsRefused() throws Exception {
        Files.write(tables(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        assertRefused("plugin.not-a-jar", "follows its end");
    }

    /** Read from the front it is the one jar, from the end the other. */
    @Test
    void twoJarsInOneFileAreRefused() throws Exception {
        byte[] front = Files.readAllBytes(JarMaker.bundle("com.evil", "1.0.0").write(jar));
        byte[] end = Files.readAllBytes(tables());
        Files.write(jar, concat(front, moved(end, front.length)));
        assertEquals(3, JarMaker.read(jar).size(), "Java reads it");
        assertRefused("plugin.not-a-jar", "between its entries");
    }

    @Test
    void somethingBetweenTheEntriesAndTheDirectoryIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(tables());
        int directory = directoryStart(whole);
        byte[] hidden = new byte[64];
        byte[] moved = concat(
                Arrays.copyOf(whole, directory), concat(hidden, Arrays.copyOfRange(whole, directory, whole.length)));
        ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN).putInt(moved.length - 22 + 16, directory + 64);
        Files.write(jar, moved);
        assertEquals(3, JarMaker.read(jar).size(), "Java reads it");
        assertRefused("plugin.not-a-jar", "and its directory");
    }

    @Test
    void anEntryThatHasAnotherNameFromTheFrontIsRefused() throws Exception {
        tables();
        String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
        Files.writeString(jar, bytes.replaceFirst("Rows.class", "Evil.class"), StandardCharsets.ISO_8859_1);
        assertRefused("plugin.not-a-jar", "different names");
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    private static int directoryStart(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 22 + 16);
    }

    /** As if something had always been before it. */
    private static byte[] moved(byte[] zip, int distance) {
        ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = directoryStart(zip);
        for (int at = directory;
                bytes.getInt(at) == 0x02014b50;
                at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30)) {
            bytes.putInt(at + 42, bytes.getInt(at + 42) + distance);
        }
        bytes.putInt(zip.length - 22 + 16, directory + distance);
        return bytes.array();
    }

    @Test
    void aJarWithoutManifestIsRefused() throws Exception {
        JarMaker.write(jar, Map.of("com/acme/Tables.class", new byte[] {1}));
        assertRefused("plugin.not-a-bundle", "META-INF/MANIFEST.MF");
    }

    @Test
    void aManifestOfAnotherCaseIsNone() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        JarMaker.read(tables())
                .forEach((name, bytes) -> entries.put(name.replace("MANIFEST.MF", "manifest.mf"), bytes));
        JarMaker.write(jar, entries);
        assertRefused("plugin.not-a-bundle", "META-INF/MANIFEST.MF");
    }

    @Test
    void aPlainJarIsRefused() throws Exception {
        new JarMaker().entry("com/acme/Tables.class", "class").write(jar);
        assertRefused("plugin.not-a-bundle", "Bundle-ManifestVersion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "com..acme", "a,b", "", "com.acme/tables"})
    void aNameThatIsNoneIsRefused(String name) throws Exception {
        JarMaker.bundle(name, "1.0.0").write(jar);
        assertRefused("plugin.not-a-bundle");
    }

    /** Else Java could read one name and the framework the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nbundle-symbolicname: com.evil\r\n",
                "\r\nBundle-SymbolicName: com.evil\u2028\r\n",
                "\rBundle-SymbolicName: com.evil\r\n"
            })
    void aManifestThatCanBeReadInTwoWaysIsRefused(String more) throws Exception {
        tables();
        JarMaker.change(jar, "META-INF/MANIFEST.MF", manifest -> manifest.replaceFirst("\r\n", more));
        assertRefused("plugin.not-a-bundle", "its manifest has");
    }

    @Test
    void aVersionThatIsNoneIsRefused() throws Exception {
        JarMaker.bundle("com.acme.tables", "1.2-SNAPSHOT").write(jar);
        assertRefused("plugin.not-a-bundle", "1.2-SNAPSHOT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.tables;x=\"", "com.acme.tables;;;=", "\"", ";"})
    void aHeaderThatIsNotByTheRulesIsNamed(String name) throws Exception {
        JarMaker.bundle(name, "1.0.0").write(jar);
        assertRefused("plugin.not-a-bundle", "Bundle-SymbolicName");
    }

    @Test
    void whateverAHeaderHoldsItIsReadOrRefused() throws Exception {
        Random random = new Random(1);
        String alphabet = "ab.;:,=\"'\\<>()~ ";
        for (int round = 0; round < 20_000; round++) {
            String header = random.ints(random.nextInt(12), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining());
            byte[] manifest = ("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: com.acme\n"
                            + "Provide-Capability: " + header + "\nExport-Package: " + header + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            try {
                assertEquals(
                        "com.acme",
                        BundleManifest.read(manifest, new Refusal("tables.jar"))
                                .id()
                                .name());
            } catch (PluginException refused) {
                assertEquals("plugin.not-a-bundle", refused.code(), header);
            }
        }
    }

    @Test
    void aJarOfVeryManyEntriesIsSaidToBeThat() throws Exception {
        JarMaker tables = JarMaker.tables();
        for (int i = 0; i < 70_000; i++) {
            tables.entry("f/" + i, new byte[0]);
        }
        tables.write(jar);
        assertRefused("plugin.not-a-jar", "entries (Zip64)");
    }
}
