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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.plugin.PluginException;
import org.labelport.plugins.trust.Publisher.Kind;
import org.labelport.plugins.trust.Signer.Standing;

/** Who signed a jar, for jars that were changed since. */
class JarVerifierTest {

    private static final String DIGEST = "(?m)^SHA-?[0-9]+-Digest-Manifest: .*\r\n";
    private static final String MAIN_DIGEST = "(?m)^SHA-?[0-9]+-Digest-Manifest-Main-Attributes: .*\r\n( .*\r\n)*";

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
        verifier = new JarVerifier(TrustedKeys.in(keys.resolve("trust")));
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
        TrustedKeys trusted = TrustedKeys.in(temporary.resolve("trust"));
        VerifiedJar verified = new JarVerifier(trusted).verify(late.sign(tables()));
        assertTrue(verified.signers().get(0).isTrusted());
        assertTrue(
                verified.notes().get(0).contains("expired on 2020-02-01"),
                verified.notes().toString());
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
        assertTrue(coverage.isCoveredBy(bytes(signed)));
        assertTrue(coverage.isCoveredBy(bytes(signed.replaceAll(DIGEST, ""))));
        assertTrue(coverage.isCoveredBy(bytes(signed.replaceAll(MAIN_DIGEST, ""))));
        assertFalse(coverage.isCoveredBy(bytes(signed.replaceAll(DIGEST, "").replaceAll(MAIN_DIGEST, ""))));
        byte[] otherManifest = bytes("Bundle-SymbolicName: com.evil\r\n\r\n");
        assertFalse(new ManifestCoverage(otherManifest).isCoveredBy(bytes(signed)));
    }

    @Test
    void aJarWhoseSignatureLeavesOutTheMainAttributesIsRefused() throws Exception {
        signedTables();

        acme.signAnew(jar, signed -> signed.replaceAll(DIGEST, "").replaceAll(MAIN_DIGEST, ""));

        assertRefused("plugin.altered", "META-INF/ACME.SF does not vouch for the main attributes");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Java compares as many bytes with the signature as the directory says, and gives all to who reads. */
    @Test
    void whatIsAppendedToAnEntryIsRefused() throws Exception {
        signedTables();
        JarMaker.change(jar, "com/acme/Rows.class", before -> before + " and more");
        CRC32 sum = new CRC32();
        sum.update(bytes("class"));
        byte[] bytes = Files.readAllBytes(jar);
        int inDirectory = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("com/acme/Rows.class") - 46;
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(inDirectory + 16, (int) sum.getValue())
                .putInt(inDirectory + 24, 5);
        Files.write(jar, bytes);
        assertEquals(
                "class and more", new String(JarMaker.read(jar).get("com/acme/Rows.class"), StandardCharsets.UTF_8));
        assertRefused("plugin.not-a-jar", "com/acme/Rows.class");
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

    /** Whoever adds a class and signs the jar does not get it in under the name of who signed the rest. */
    @Test
    void whoeverSignedOnlyAPartIsNoSigner() throws Exception {
        JarMaker.add(signedTables(), "com/acme/More.class");

        VerifiedJar verified = verifier.verify(other.sign(jar));

        assertEquals(
                List.of("CN=other"),
                verified.signers().stream().map(Signer::subject).toList());
    }

    @Test
    void partsOfTwoPublishersAreRefused() throws Exception {
        Publisher second = Publisher.of("second", Kind.RSA);
        JarMaker.add(signedTables(), "com/acme/More.class");
        second.sign(jar);

        second.signAnew(jar, signed -> signed.replaceAll(DIGEST, "").replaceAll(ofEntry("com/acme/Tables.class"), ""));

        assertRefused("plugin.entry-added", "there is no key that signed every entry");
    }

    private static String ofEntry(String name) {
        return "(?m)^Name: " + name + "\r\n(\\S.*\r\n)*\r\n";
    }

    @Test
    void whereverAByteIsChangedTheContentIsThatWhichWasSigned() throws Exception {
        byte[] whole = Files.readAllBytes(signedTables());
        Map<String, String> signed = content();
        int refused = 0;
        for (int at = 0; at < whole.length; at += 11) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(jar, changed);
            try {
                VerifiedJar verified = verifier.verify(jar);
                if (!verified.signers().isEmpty()) {
                    assertEquals(signed, content(), "byte " + at);
                }
            } catch (PluginException e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length / 11 / 2, refused + " of " + whole.length / 11);
    }

    /** All but the signature, which may hold what nobody reads. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new LinkedHashMap<>();
        JarMaker.read(jar).forEach((name, bytes) -> {
            if (!name.matches("META-INF/ACME\\..*")) {
                content.put(name, new String(bytes, StandardCharsets.ISO_8859_1));
            }
        });
        return content;
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
