package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.report.ExportException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** What is not taken for a plug-in, or not without permission, and what is said then. */
class PluginRefusalsIT extends TrustedSigner {

    @Test
    void limitsOfTheOperatorHoldForJars() throws Exception {
        String jar = signed("1.0.0").toString();
        Files.writeString(PluginLab.conf(folder).resolve("limits.json"), "{\"archiveEntries\": 1}");

        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().install(jar, PluginRules.USUAL));
        assertEquals("plugin.too-large", refusal.code());
        assertTrue(refusal.getMessage().contains("archiveEntries"), refusal.getMessage());
    }

    @Test
    void jarThatNobodySignedIsRefusedUnlessAllowedWhichIsLogged() throws Exception {
        String jar = PluginJar.of(TABLES, "1.0.0").in(folder).toString();

        assertEquals("plugin.unsigned", codeOf(() -> lab.plugins().install(jar, PluginRules.USUAL)));
        assertEquals(List.of(), lab.states(TABLES));
        PluginChange change = lab.plugins().install(jar, PluginRules.USUAL.allowingUnsigned());
        assertFalse(change.notes().isEmpty());
        assertEquals("1.0.0", lab.exportedBy("tables"));
        String log = Files.readString(PluginLab.drops(folder).resolve(".store/log.ndjson"));
        assertEquals(2, log.lines().count(), log);
        assertTrue(log.contains("plugin.unsigned") && log.contains("signed by nobody"), log);
        restart();
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void formatThatIsNotDeclaredIsNotServed() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        Path squatter = acme.sign(PluginJar.of("com.other.library", "9.0.0")
                .header("Provide-Capability", "")
                .in(folder));
        assertEquals("plugin.undeclared", codeOf(() -> lab.plugins().install(squatter.toString(), PluginRules.USUAL)));
        assertEquals("1.0.0", lab.exportedBy("tables"));
        Path other = acme.sign(PluginJar.of("com.other.tables", "9.0.0")
                .header("Provide-Capability", "org.labelport.format;format=other;title=Other")
                .in(folder));
        assertEquals("plugin.no-service", codeOf(() -> lab.plugins().install(other.toString(), PluginRules.USUAL)));
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void manifestOfWhichTheFrameworkCanMakeNothingIsSaidToBeTheReason() throws Exception {
        Path jar = acme.sign(PluginJar.of(TABLES, "1.0.0")
                .header("Provide-Capability", "org.labelport.format;format=tables;sizes:List<Long>=\"one,two\"")
                .in(folder));
        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().install(jar.toString(), PluginRules.USUAL));
        assertTrue(refusal.getMessage().contains("its manifest (For input string: \"one\")"), refusal.getMessage());
    }

    @Test
    void strayFileAmongTheKeysStopsChangesAndNothingElse() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        Files.writeString(PluginLab.conf(folder).resolve("trust/notes.pem"), "not a key");
        restart();
        assertEquals("1.0.0", lab.exportedBy("tables"));
        String newer = signed("1.1.0").toString();
        assertEquals("plugin.trust-unreadable", codeOf(() -> lab.plugins().upgrade(newer, PluginRules.USUAL)));
    }

    @Test
    void olderVersionInThePlaceOfANewerNeedsPermission() throws Exception {
        lab.plugins().install(signed("1.1.0").toString(), PluginRules.USUAL);
        String older = signed("1.0.0").toString();
        assertEquals("plugin.downgrade", codeOf(() -> lab.plugins().upgrade(older, PluginRules.USUAL)));
        lab.plugins().upgrade(older, PluginRules.USUAL.allowingDowngrade());
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void bundleThatLacksSomethingIsExplained() throws Exception {
        String jar = acme.sign(PluginJar.of(TABLES, "1.0.0")
                        .header("Import-Package", "org.acme.geo;version=\"[2,3)\"")
                        .in(folder))
                .toString();
        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().install(jar, PluginRules.USUAL));
        assertEquals("plugin.unresolved", refusal.code());
        assertTrue(refusal.getMessage().contains("org.acme.geo"), refusal.getMessage());
        assertFalse(lab.plugins().why(jar).isEmpty());
        assertEquals(List.of(), lab.states(TABLES));
    }

    @Test
    void keyThatIsTrustedNoLongerIsNotServedAfterARestart() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        try (Stream<Path> certificates = Files.list(PluginLab.conf(folder).resolve("trust"))) {
            for (Path certificate : certificates.toList()) {
                Files.delete(certificate);
            }
        }
        restart();
        assertEquals(List.of("1.0.0 broken"), lab.states(TABLES));
        ExportException failure = assertThrows(ExportException.class, () -> lab.exportedBy("tables"));
        assertTrue(failure.getMessage().contains("com.acme.tables"), failure.getMessage());
    }

    @Test
    void jarThatCameOnAnotherWayDoesNotRun() throws Exception {
        BundleContext context = FrameworkUtil.getBundle(lab.engine().getClass()).getBundleContext();
        Bundle bundle = context.installBundle(
                PluginJar.of(TABLES, "1.0.0").in(folder).toUri().toString());
        assertThrows(BundleException.class, bundle::start);
        assertEquals(List.of("1.0.0 refused"), lab.states(TABLES));
        assertThrows(ExportException.class, () -> lab.exportedBy("tables"));
    }

    @Test
    void pluginThatBringsMoreThanItDeclaresIsRefused() throws Exception {
        Path jar = acme.sign(PluginJar.of(TABLES, "1.0.0").alsoServes("extra").in(folder));
        assertEquals("plugin.undeclared", codeOf(() -> lab.plugins().install(jar.toString(), PluginRules.USUAL)));
        assertEquals(List.of(), lab.states(TABLES));
    }

    /** Whoever forgets the annotation would be told that all went well; which of two serves would be chance. */
    @ParameterizedTest
    @CsvSource({
        "'',TablesConverter.more which names no format: annotate its class with @ProvidesFormat",
        "tables,the format tables twice: give each an id of its own"
    })
    void serviceThatNamesNoFormatOrThatOfAnotherIsRefused(String format, String told) throws Exception {
        Path jar = acme.sign(PluginJar.of(TABLES, "1.0.0").alsoServes(format).in(folder));
        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().install(jar.toString(), PluginRules.USUAL));
        assertEquals("plugin.undeclared", refusal.code());
        assertTrue(refusal.getMessage().replace(",", "").contains(told), refusal.getMessage());
        assertEquals(List.of(), lab.states(TABLES));
    }

    /** It would be taken for a library, come along, and leave the version before it serving. */
    @Test
    void pluginThatDeclaresNothingOfWhatItBringsIsRefused() throws Exception {
        Path jar = acme.sign(
                PluginJar.of(TABLES, "1.0.0").header("Provide-Capability", "").in(folder));
        assertEquals("plugin.undeclared", codeOf(() -> lab.plugins().install(jar.toString(), PluginRules.USUAL)));
        assertEquals(List.of(), lab.states(TABLES));
    }

    @Test
    void pluginWhoseActivatorIsMissingIsRefused() throws Exception {
        Path jar = acme.sign(PluginJar.of(TABLES, "1.0.0")
                .needs("org.osgi.framework")
                .header("Bundle-Activator", "com.acme.Missing")
                .in(folder));
        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().install(jar.toString(), PluginRules.USUAL));
        assertEquals("plugin.start-failed", refusal.code());
        assertTrue(refusal.getMessage().contains("com.acme.Missing"), refusal.getMessage());
        assertEquals(List.of(), lab.states(TABLES));
    }

    @Test
    void pluginThatAnotherUsesStays() throws Exception {
        Path used = acme.sign(PluginJar.of("com.acme.base", "1.0.0")
                .header("Export-Package", "org.acme.geo;version=\"2.0.0\"")
                .in(folder));
        lab.plugins().install(used.toString(), PluginRules.USUAL);
        Path user = acme.sign(PluginJar.of(TABLES, "1.0.0")
                .needs("org.acme.geo;version=\"[2,3)\"")
                .in(folder));
        lab.plugins().install(user.toString(), PluginRules.USUAL);
        assertEquals("plugin.needed", codeOf(() -> lab.plugins().uninstall("com.acme.base", PluginRules.USUAL)));
        assertEquals(List.of("1.0.0 serving"), lab.states("com.acme.base"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src", "src/", "./src"})
    void folderInPlaceOfAJarIsSaidToBeOne(String name) {
        PluginException refusal =
                assertThrows(PluginException.class, () -> lab.plugins().install(name, PluginRules.USUAL));

        assertEquals("plugin.no-such-jar", refusal.code());
        assertTrue(refusal.getMessage().contains(Path.of("src").toAbsolutePath() + " is a folder"), refusal.line());
    }

    @Test
    void whatIsNotThereOrIsNoNameIsSaid() {
        assertEquals("plugin.no-such-jar", codeOf(() -> lab.plugins().install("gone.jar", PluginRules.USUAL)));
        assertEquals("plugin.bad-version", codeOf(() -> lab.plugins().install("tables@new", PluginRules.USUAL)));
        assertEquals(
                "plugin.bad-version", codeOf(() -> lab.plugins().rollback("com.acme.tables@1.0.0", PluginRules.USUAL)));
        assertEquals("plugin.bad-address", codeOf(() -> lab.plugins().install("http://a b/c.jar", PluginRules.USUAL)));
        assertEquals(
                "plugin.of-the-installation",
                codeOf(() -> lab.plugins().uninstall("org.labelport.converters.yolo", PluginRules.USUAL)));
    }
}
