package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.trust.Publisher.Kind;

/** Which jars may come, each refusal with a jar made for it. */
class TrustPolicyTest extends TrustFixture {

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
        Publisher weak = Publisher.of("weak", Kind.RSA);
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
