package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.plugin.PluginException;
import org.labelport.plugins.trust.Publisher.Kind;
import org.labelport.plugins.trust.Signer.Standing;

/** What a jar is and who signed it, for jars that were made to deceive. */
class JarVerifierTest {

    @TempDir
    static Path keys;

    private static Publisher acme;
    private static Publisher other;

    @TempDir
    Path temporary;

    private JarVerifier verifier;
    private Path jar;

    @BeforeAll
    static void makeKeys() throws Exception {
        acme = Publisher.of("acme", Kind.RSA);
        other = Publisher.of("other", Kind.EC);
        acme.writeCertificate(keys.resolve("trust"));
    }

    @BeforeEach
    void trustAcme() throws Exception {
        verifier = new JarVerifier(TrustedKeys.in(keys.resolve("trust"), Clock.systemUTC()));
        jar = temporary.resolve("tables.jar");
    }

    private Path tables() throws Exception {
        return JarMaker.tables().write(jar);
    }

    private Path signedTables() throws Exception {
        return acme.sign(tables());
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

    @Test
    void aSignedJarHasItsSigner() throws Exception {
        VerifiedJar verified = verifier.verify(signedTables());
        assertEquals("com.acme.tables@1.2.0", verified.id().toString().replace(' ', '@'));
        assertEquals(List.of(new Signer(acme.fingerprint(), "CN=acme", Standing.TRUSTED)), verified.signers());
        assertEquals(List.of("tables"), verified.formats());
        assertEquals(List.of("rows"), verified.targets());
        assertEquals(List.of(), verified.notes());
    }

    @Test
    void anUnsignedJarHasNone() throws Exception {
        VerifiedJar verified = verifier.verify(tables());
        assertEquals(List.of(), verified.signers());
        assertEquals(Optional.empty(), verified.signatureProblem());
    }

    @Test
    void aSignerWhoIsNotTrustedIsUnknown() throws Exception {
        VerifiedJar verified = verifier.verify(other.sign(tables()));
        assertEquals(List.of(new Signer(other.fingerprint(), "CN=other", Standing.UNKNOWN)), verified.signers());
    }

    @Test
    void whoeverSignedAllOfItIsNamedTheTrustedFirst() throws Exception {
        VerifiedJar verified = verifier.verify(acme.sign(other.sign(tables())));
        assertEquals(
                List.of("CN=acme", "CN=other"),
                verified.signers().stream().map(Signer::subject).toList());
    }

    @Test
    void aStrippedSignatureIsNone() throws Exception {
        signedTables();
        JarMaker.change(jar, "META-INF/ACME.RSA", block -> "");
        assertEquals(List.of(), verifier.verify(jar).signers());
    }

    @Test
    void aKeyOfAnExpiredCertificateCountsAndIsNoted() throws Exception {
        Publisher late = Publisher.of("late", Kind.EC, LocalDate.of(2020, 2, 1));
        late.writeCertificate(temporary.resolve("trust"));
        TrustedKeys trusted = TrustedKeys.in(temporary.resolve("trust"), Clock.systemUTC());
        VerifiedJar verified = new JarVerifier(trusted).verify(late.sign(tables()));
        assertTrue(verified.signers().get(0).isTrusted());
        assertTrue(
                verified.notes().get(0).contains("expired on 2020-02-01"),
                verified.notes().toString());
        assertTrue(
                trusted.notes().get(0).contains("expired on 2020-02-01"),
                trusted.notes().toString());
    }

    @Test
    void ed25519IsASignature() throws Exception {
        Publisher edwards = Publisher.of("edwards", Kind.ED25519);
        VerifiedJar verified = verifier.verify(edwards.sign(tables()));
        assertEquals(edwards.fingerprint(), verified.signers().get(0).fingerprint());
    }

    @Test
    void sha1IsNoSignature() throws Exception {
        Publisher.sign(
                tables(),
                acme.signer()
                        .digestAlgorithm("SHA-1")
                        .signatureAlgorithm("SHA1withRSA")
                        .build());
        VerifiedJar verified = verifier.verify(jar);
        assertEquals(List.of(), verified.signers());
        assertTrue(verified.signatureProblem().orElse("").contains("SHA-1"), verified.toString());
    }

    @Test
    void md5IsNoSignature() throws Exception {
        Publisher.sign(
                tables(),
                acme.signer()
                        .digestAlgorithm("MD5")
                        .signatureAlgorithm("MD5withRSA")
                        .build());
        assertEquals(List.of(), verifier.verify(jar).signers());
    }

    @Test
    void anAlteredClassIsRefused() throws Exception {
        signedTables();
        JarMaker.change(jar, "com/acme/Tables.class", before -> "other");
        assertRefused("plugin.altered", "com/acme/Tables.class");
    }

    @Test
    void anAlteredManifestIsRefused() throws Exception {
        signedTables();
        JarMaker.change(jar, "META-INF/MANIFEST.MF", before -> before.replace("Version: 1.2.0", "Version: 9.9.9"));
        assertRefused("plugin.altered");
    }

    @Test
    void aSignatureOfTheMainAttributesAloneWillDo() throws Exception {
        Publisher.sign(
                tables(), acme.signer().setProperty("sectionsonly", "true").build());
        assertEquals(acme.fingerprint(), verifier.verify(jar).signers().get(0).fingerprint());
    }

    /** No tool writes such a signature file, but Java takes it. */
    @Test
    void aSignatureThatLeavesOutTheMainAttributesIsNone() throws Exception {
        Map<String, byte[]> entries = JarMaker.read(signedTables());
        ManifestCoverage coverage = new ManifestCoverage(entries.get("META-INF/MANIFEST.MF"));
        String signed = new String(entries.get("META-INF/ACME.SF"), StandardCharsets.UTF_8);
        String digest = "(?m)^SHA-?[0-9]+-Digest-Manifest: .*\r\n";
        String mainDigest = "(?m)^SHA-?[0-9]+-Digest-Manifest-Main-Attributes: .*\r\n( .*\r\n)*";
        assertTrue(coverage.isCoveredBy(bytes(signed)));
        assertTrue(coverage.isCoveredBy(bytes(signed.replaceAll(digest, ""))));
        assertTrue(coverage.isCoveredBy(bytes(signed.replaceAll(mainDigest, ""))));
        assertFalse(coverage.isCoveredBy(bytes(signed.replaceAll(digest, "").replaceAll(mainDigest, ""))));
        byte[] otherManifest = bytes("Bundle-SymbolicName: com.evil\r\n\r\n");
        assertFalse(new ManifestCoverage(otherManifest).isCoveredBy(bytes(signed)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aRemovedEntryIsRefused() throws Exception {
        signedTables();
        JarMaker.change(jar, "com/acme/Rows.class", before -> "");
        assertRefused("plugin.altered", "com/acme/Rows.class", "missing");
    }

    @Test
    void aRemovedEntryThatTheManifestForgotIsRefused() throws Exception {
        signedTables();
        JarMaker.change(jar, "com/acme/Rows.class", before -> "");
        JarMaker.change(
                jar,
                "META-INF/MANIFEST.MF",
                before -> before.replaceFirst("Name: com/acme/Rows.class\r\n[^\r]*\r\n\r\n", ""));
        assertRefused("plugin.altered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/acme/Added.class",
                "META-INF/services/org.labelport.convert.Converter",
                "meta-inf/services/org.labelport.convert.Converter",
                "META-INF/versions/17/com/acme/Tables.class",
                "META-INF/versions/17/OSGI-INF/MANIFEST.MF",
                "META-INF/versions/17/META-INF/MANIFEST.MF",
                "META-INF/nested/EVIL.SF",
                "META-INF/INDEX.LIST",
                "META-INF/native/SIG-EVIL",
                "META-INF/EVIL.CLASS",
                "OSGI-INF/component.xml"
            })
    void anAddedEntryIsRefused(String entry) throws Exception {
        signedTables();
        JarMaker.add(jar, entry);
        assertRefused("plugin.entry-added", "'" + entry + "'");
    }

    @Test
    void partsOfTwoPublishersAreRefused() throws Exception {
        Path half = other.sign(JarMaker.bundle("com.acme.tables", "1.2.0").write(temporary.resolve("half.jar")));
        signedTables();
        Map<String, byte[]> both = JarMaker.read(half);
        both.put("com/acme/Tables.class", "other".getBytes(StandardCharsets.UTF_8));
        JarMaker.write(half, both);
        jar = Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
        assertRefused("plugin.altered");
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
        signedTables();
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
        byte[] manifest = new byte[17 << 20];
        Arrays.fill(manifest, (byte) '\n');
        entries.put("META-INF/MANIFEST.MF", manifest);
        JarMaker.write(jar, entries);
        assertRefused("plugin.too-large", "META-INF/MANIFEST.MF");
    }

    @Test
    void tooManyEntriesAreRefused() throws Exception {
        verifier = new JarVerifier(TrustedKeys.none(), new JarLimits(2, 1 << 20, 10, 1 << 16), Clock.systemUTC());
        tables();
        assertRefused("plugin.too-large", "3 entries");
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
        byte[] whole = Files.readAllBytes(signedTables());
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

    @Test
    void aVersionThatIsNoneIsRefused() throws Exception {
        JarMaker.bundle("com.acme.tables", "1.2-SNAPSHOT").write(jar);
        assertRefused("plugin.not-a-bundle", "1.2-SNAPSHOT");
    }

    @Test
    void theNameOfASignerIsOneLine() {
        Signer signer = new Signer("SHA256:00", "CN=a\nb\u202Ec", Standing.UNKNOWN);
        assertEquals("CN=a?b?c", signer.subject());
        assertFalse(signer.isTrusted());
    }

    @Test
    void theFileIsNotTouched() throws Exception {
        byte[] before = Files.readAllBytes(signedTables());
        verifier.verify(jar);
        assertArrayEquals(before, Files.readAllBytes(jar));
    }
}
