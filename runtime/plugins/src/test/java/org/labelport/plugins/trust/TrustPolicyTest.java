package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.trust.Publisher.Kind;

/** Which jars may come, each refusal with a jar made for it. */
class TrustPolicyTest {

    private static final PluginRules USUAL = PluginRules.USUAL;
    private static final PluginRules ALLOWING = USUAL.allowingUnsigned();

    private static Publisher acme;
    private static Publisher other;
    private static Publisher foreign;
    private static Publisher labelport;

    @TempDir
    Path temporary;

    private final Installed known = new Installed();
    private Path trust;
    private Path jar;

    /** Labelport with its COCO format, and what the test adds. */
    private static final class Installed implements KnownPlugins {
        final Map<String, String> publishers = new HashMap<>();
        final Map<String, String> versions = new HashMap<>(Map.of("org.labelport.coco", "0.1.0"));
        final Map<String, String> formats = new HashMap<>(Map.of("coco", "org.labelport.coco"));
        final Map<String, String> targets = new HashMap<>();

        @Override
        public Optional<String> publisher(String name) {
            return Optional.ofNullable(publishers.get(name));
        }

        @Override
        public Optional<PluginVersion> servingVersion(String name) {
            return Optional.ofNullable(versions.get(name)).flatMap(PluginVersion::parse);
        }

        @Override
        public Optional<String> ownerOfFormat(String format) {
            return Optional.ofNullable(formats.get(format));
        }

        @Override
        public Optional<String> ownerOfTarget(String target) {
            return Optional.ofNullable(targets.get(target));
        }

        @Override
        public boolean isInstallation(String name) {
            return Set.of("org.labelport.coco", "com.fasterxml.jackson.core.jackson-core")
                    .contains(name);
        }
    }

    @BeforeAll
    static void makeKeys() throws Exception {
        acme = Publisher.of("acme", Kind.EC);
        other = Publisher.of("other", Kind.ED25519);
        foreign = Publisher.of("foreign", Kind.EC);
        labelport = Publisher.of("labelport", Kind.EC);
    }

    @BeforeEach
    void trust() throws Exception {
        trust = temporary.resolve("trust");
        acme.writeCertificate(trust);
        other.writeCertificate(trust);
        labelport.writeCertificate(trust.resolve("labelport"));
        jar = temporary.resolve("tables.jar");
    }

    private Path tables() throws Exception {
        return JarMaker.tables().write(jar);
    }

    private TrustedKeys trusted() throws PluginException {
        return TrustedKeys.in(trust);
    }

    private TrustPolicy policy() throws PluginException {
        return new TrustPolicy(trusted(), Unsigned.REFUSE);
    }

    private Decision decide(PluginRules rules) throws PluginException {
        return policy().decide(new JarVerifier(trusted()).verify(jar), known, rules);
    }

    private PluginException assertRefused(String code, PluginRules rules, String... parts) {
        return assertRefused(assertThrows(PluginException.class, () -> decide(rules)), code, parts);
    }

    private static PluginException assertRefused(PluginException refusal, String code, String... parts) {
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
        return refusal;
    }

    private static void assertNote(Decision decision, String... parts) {
        assertEquals(1, decision.notes().size(), decision.notes().toString());
        for (String part : parts) {
            assertTrue(decision.notes().get(0).contains(part), decision.notes().toString());
        }
    }

    @Test
    void aJarOfATrustedPublisherMayCome() throws Exception {
        acme.sign(tables());
        Decision decision = decide(USUAL);
        assertEquals(acme.fingerprint(), decision.signer().orElseThrow().fingerprint());
        assertEquals(List.of(), decision.notes());
    }

    @Test
    void anUnsignedJarIsRefusedUnlessSomebodyAllowsIt() throws Exception {
        tables();
        assertRefused("plugin.unsigned", USUAL, "tables.jar is not signed.", "--allow-unsigned");
        Decision allowed = decide(ALLOWING);
        assertEquals(Optional.empty(), allowed.signer());
        assertNote(allowed, "tables.jar", "com.acme.tables", "is not signed; it was allowed");
    }

    @Test
    void theSettingsMayAllowUnsignedJars() throws Exception {
        tables();
        Decision allowed =
                new TrustPolicy(trusted(), Unsigned.ALLOW).decide(new JarVerifier(trusted()).verify(jar), known, USUAL);
        assertNote(allowed, "it was allowed");
    }

    @Test
    void aWeakSignatureIsNone() throws Exception {
        Publisher weak = Publisher.of("weak", Kind.SHORT_RSA);
        weak.writeCertificate(trust);
        Publisher.sign(
                tables(),
                weak.signer()
                        .digestAlgorithm("SHA-1")
                        .signatureAlgorithm("SHA1withRSA")
                        .build());
        assertRefused("plugin.unsigned", USUAL, "is not signed: it has a signature", "SHA-1");
        assertNote(decide(ALLOWING), "SHA-1", "it was allowed");
    }

    @Test
    void aForeignJarIsRefusedUnlessSomebodyAllowsIt() throws Exception {
        foreign.sign(tables());
        assertRefused(
                "plugin.foreign",
                USUAL,
                "CN=foreign",
                foreign.fingerprint(),
                trust.resolve("foreign.pem").toString());
        Decision allowed = decide(ALLOWING);
        assertEquals(Optional.empty(), allowed.signer());
        assertNote(allowed, "CN=foreign", foreign.fingerprint(), "it was allowed");
    }

    @Test
    void whatTheRefusalSaysToDoHelps() throws Exception {
        foreign.sign(tables());
        Files.copy(foreign.writeCertificate(temporary.resolve("post")), trust.resolve("foreign.pem"));
        assertEquals(foreign.fingerprint(), decide(USUAL).signer().orElseThrow().fingerprint());
    }

    @Test
    void nobodyIsTrustedWithoutKeys() throws Exception {
        acme.sign(tables());
        VerifiedJar verified = new JarVerifier(TrustedKeys.none()).verify(jar);
        TrustPolicy policy = new TrustPolicy(TrustedKeys.none(), Unsigned.REFUSE);
        assertRefused(
                assertThrows(PluginException.class, () -> policy.decide(verified, known, USUAL)),
                "plugin.foreign",
                "conf/trust/acme.pem");
    }

    @Test
    void nobodyAllowsAnAlteredJar() throws Exception {
        acme.sign(tables());
        JarMaker.change(jar, "com/acme/Tables.class", before -> "other");
        assertRefused("plugin.altered", ALLOWING);
    }

    @Test
    void nobodyAllowsAnAddedEntry() throws Exception {
        acme.sign(tables());
        JarMaker.add(jar, "META-INF/services/org.labelport.convert.Converter");
        assertRefused("plugin.entry-added", ALLOWING);
    }

    @Test
    void aNameBelongsToWhoSignedItFirst() throws Exception {
        known.publishers.put("com.acme.tables", acme.fingerprint());
        other.sign(tables());
        for (PluginRules rules : List.of(USUAL, ALLOWING)) {
            assertRefused(
                    "plugin.publisher-changed",
                    rules,
                    "CN=other",
                    "CN=acme",
                    "com.acme.tables",
                    trust.resolve("acme.pem").toString());
        }
        acme.sign(tables());
        assertEquals(acme.fingerprint(), decide(USUAL).signer().orElseThrow().fingerprint());
    }

    @Test
    void aJarThatBothSignHandsTheNameOver() throws Exception {
        known.publishers.put("com.acme.tables", acme.fingerprint());
        acme.sign(other.sign(tables()));
        assertEquals(other.fingerprint(), decide(USUAL).signer().orElseThrow().fingerprint());
    }

    @Test
    void aNameIsFreeWhenItsKeyIsTrustedNoLonger() throws Exception {
        known.publishers.put("com.acme.tables", acme.fingerprint());
        Files.delete(trust.resolve("acme.pem"));
        other.sign(tables());
        Decision decision = decide(USUAL);
        assertEquals(other.fingerprint(), decision.signer().orElseThrow().fingerprint());
        assertNote(decision, acme.fingerprint(), "no longer trusted");
    }

    @Test
    void anUnsignedJarOfASignedNameIsNotedTwice() throws Exception {
        known.publishers.put("com.acme.tables", acme.fingerprint());
        tables();
        assertRefused("plugin.unsigned", USUAL);
        assertTrue(decide(ALLOWING).notes().get(1).contains("was signed with the key " + acme.fingerprint()));
    }

    @Test
    void aFormatBelongsToWhoBringsIt() throws Exception {
        known.formats.put("tables", "com.other.sheets");
        known.publishers.put("com.other.sheets", other.fingerprint());
        acme.sign(tables());
        assertRefused("plugin.format-taken", USUAL, "format 'tables'", "Uninstall com.other.sheets first");
        tables();
        assertRefused("plugin.format-taken", ALLOWING);
    }

    @Test
    void aTargetBelongsToWhoBringsIt() throws Exception {
        known.targets.put("rows", "com.other.sheets");
        acme.sign(tables());
        assertRefused("plugin.format-taken", USUAL, "target 'rows'");
    }

    @Test
    void aFormatOfTheInstallationBelongsToLabelport() throws Exception {
        JarMaker maker = JarMaker.bundle("com.acme.coco", "9.0.0")
                .header("Provide-Capability", "org.labelport.format;format:String=\"coco\"");
        acme.sign(maker.write(jar));
        PluginException refusal = assertRefused("plugin.format-taken", USUAL, "'coco'", "org.labelport.coco");
        assertFalse(refusal.getMessage().contains("Uninstall"), refusal.getMessage());
        labelport.sign(maker.write(jar));
        decide(USUAL);
    }

    @Test
    void aPublisherMayMoveItsFormatToAnotherBundle() throws Exception {
        known.formats.put("tables", "com.acme.sheets");
        known.publishers.put("com.acme.sheets", acme.fingerprint());
        acme.sign(tables());
        assertEquals(acme.fingerprint(), decide(USUAL).signer().orElseThrow().fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.labelport.coco",
                "org.labelport.unheard.of",
                "Org.Labelport.coco",
                "org.labelport",
                "com.fasterxml.jackson.core.jackson-core",
                "system.bundle",
                "org.apache.felix.framework"
            })
    void aReservedNameNeedsAKeyOfLabelport(String name) throws Exception {
        JarMaker maker = JarMaker.bundle(name, "9.0.0");
        acme.sign(maker.write(jar));
        assertRefused("plugin.reserved-name", USUAL, name, trust + "/labelport", "CN=acme");
        maker.write(jar);
        assertRefused("plugin.reserved-name", ALLOWING, name, "signed by nobody");
        labelport.sign(maker.write(jar));
        decide(USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.labelport.coco", "system.bundle; extension:=framework", "org.apache.felix.framework"})
    void aFragmentOfLabelportNeedsAKeyOfLabelport(String host) throws Exception {
        JarMaker maker = JarMaker.bundle("com.acme.part", "1.0.0").header("Fragment-Host", host);
        acme.sign(maker.write(jar));
        assertRefused("plugin.reserved-name", USUAL, "Fragment-Host");
        labelport.sign(maker.write(jar));
        decide(USUAL);
    }

    @Test
    void aFragmentOfAnotherPublisherIsRefused() throws Exception {
        known.publishers.put("com.other.sheets", other.fingerprint());
        JarMaker maker = JarMaker.bundle("com.acme.part", "1.0.0").header("Fragment-Host", "com.other.sheets");
        acme.sign(maker.write(jar));
        assertRefused("plugin.publisher-changed", USUAL, "com.other.sheets (Fragment-Host)");
        other.sign(maker.write(jar));
        decide(USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.labelport.convert",
                "com.acme.api;org.labelport.engine;version=1.0.0",
                "com.acme.api,java.lang",
                "org.osgi.framework;version=2"
            })
    void aReservedPackageNeedsAKeyOfLabelport(String exports) throws Exception {
        JarMaker maker = JarMaker.bundle("com.acme.tables", "1.0.0").header("Export-Package", exports);
        acme.sign(maker.write(jar));
        assertRefused("plugin.reserved-name", USUAL, "exports the package");
        labelport.sign(maker.write(jar));
        decide(USUAL);
    }

    @Test
    void packagesThatOnlySoundAlikeAreFree() throws Exception {
        acme.sign(JarMaker.bundle("org.labelportal", "1.0.0")
                .header("Export-Package", "javax.acme,org.osgity,org.labelportal.api")
                .write(jar));
        assertEquals(acme.fingerprint(), decide(USUAL).signer().orElseThrow().fingerprint());
    }

    @Test
    void anOlderVersionIsRefusedUnlessSomebodyAllowsIt() throws Exception {
        known.versions.put("com.acme.tables", "1.10.0");
        acme.sign(tables());
        assertRefused("plugin.downgrade", USUAL, "1.2.0", "1.10.0", "labelport plugin rollback com.acme.tables");
        assertRefused("plugin.downgrade", ALLOWING);
        assertNote(decide(USUAL.allowingDowngrade()), "older than 1.10.0");
        known.versions.put("com.acme.tables", "1.2.0");
        assertEquals(List.of(), decide(USUAL).notes());
    }

    private static PluginId id(String name) {
        return new PluginId(name, new PluginVersion(1, 0, 0, ""));
    }

    @Test
    void aStoredPluginRunsWhileItsKeyIsTrusted() throws Exception {
        Optional<String> signer = Optional.of(acme.fingerprint());
        policy().check(id("com.acme.tables"), signer, known);
        Files.delete(trust.resolve("acme.pem"));
        assertRefused(
                assertThrows(PluginException.class, () -> policy().check(id("com.acme.tables"), signer, known)),
                "plugin.foreign",
                "no longer trusted",
                acme.fingerprint());
    }

    @Test
    void aStoredPluginThatWasAllowedWithoutSignatureRuns() throws Exception {
        policy().check(id("com.acme.tables"), Optional.empty(), known);
    }

    @Test
    void aStoredPluginOfAReservedNameRunsWhileItsKeyIsOfLabelport() throws Exception {
        Optional<String> signer = Optional.of(labelport.fingerprint());
        policy().check(id("org.labelport.coco"), signer, known);
        Files.move(trust.resolve("labelport/labelport.pem"), trust.resolve("labelport.pem"));
        assertRefused(
                assertThrows(PluginException.class, () -> policy().check(id("org.labelport.coco"), signer, known)),
                "plugin.reserved-name");
        assertRefused(
                assertThrows(
                        PluginException.class, () -> policy().check(id("org.labelport.coco"), Optional.empty(), known)),
                "plugin.reserved-name");
    }
}
