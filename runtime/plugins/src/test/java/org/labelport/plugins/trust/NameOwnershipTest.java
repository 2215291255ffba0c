package org.labelport.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;

/** To whom names, formats, targets and packages belong. */
class NameOwnershipTest extends TrustFixture {

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
}
