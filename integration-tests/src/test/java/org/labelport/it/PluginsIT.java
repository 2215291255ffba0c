package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.FormatInfo;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.model.Taxonomy;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginEvent;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Plug-ins come, change and go in a running runtime, as operators do it. */
class PluginsIT {

    private static final String TABLES = "com.acme.tables";

    @TempDir
    static Path keys;

    private static PluginSigner acme;

    @TempDir
    Path folder;

    private PluginLab lab;

    @BeforeAll
    static void makeKey() throws Exception {
        acme = PluginSigner.make(keys, "acme");
    }

    @BeforeEach
    void start() throws Exception {
        lab = PluginLab.start(folder);
        acme.trustIn(PluginLab.conf(folder));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Path signed(String version) throws Exception {
        return acme.sign(PluginJar.of(TABLES, version).in(folder));
    }

    private void restart() throws Exception {
        lab.close();
        lab = PluginLab.start(folder);
    }

    private static PluginId tables(String version) {
        return new PluginId(TABLES, PluginVersion.parse(version).orElseThrow());
    }

    private static String codeOf(org.junit.jupiter.api.function.Executable change) {
        return assertThrows(PluginException.class, change).code();
    }

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
    void installedPluginServesAtOnceAndAfterARestart() throws Exception {
        PluginChange change = lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);

        assertEquals(List.of(tables("1.0.0")), change.serves());
        assertEquals("1.0.0", lab.exportedBy("tables"));
        List<Step> steps = lab.events().stream().map(PluginEvent::step).toList();
        assertEquals(
                List.of(Step.VERIFIED, Step.RESOLVED, Step.STARTED, Step.CHECKED, Step.COMMITTED, Step.SERVING), steps);
        restart();
        assertEquals("1.0.0", lab.exportedBy("tables"));
        Plugin plugin = lab.plugins().list().stream()
                .filter(one -> one.id().equals(tables("1.0.0")))
                .findFirst()
                .orElseThrow();
        assertTrue(
                plugin.signer().orElseThrow().startsWith("CN=acme SHA256:"),
                plugin.signer().orElse(""));
        assertEquals(64, plugin.sha256().orElseThrow().length());
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
    void upgradeReplacesRollbackBringsBackUninstallTakesAway() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        PluginChange upgrade = lab.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL);

        assertEquals(List.of(tables("1.1.0")), upgrade.serves());
        assertEquals(List.of(tables("1.0.0")), upgrade.leaves());
        assertEquals("1.1.0", lab.exportedBy("tables"));
        assertEquals(List.of("1.0.0 kept", "1.1.0 serving"), lab.states(TABLES));
        lab.plugins().rollback("tables", PluginRules.USUAL);
        assertEquals("1.0.0", lab.exportedBy("tables"));
        assertEquals(List.of("1.0.0 serving", "1.1.0 kept"), lab.states(TABLES));
        restart();
        assertEquals("1.0.0", lab.exportedBy("tables"));
        lab.plugins().uninstall(TABLES, PluginRules.USUAL);
        assertThrows(ExportException.class, () -> lab.exportedBy("tables"));
        PluginLab.await("gone", () -> lab.states(TABLES).isEmpty());
        assertEquals("plugin.not-installed", codeOf(() -> lab.plugins().uninstall(TABLES, PluginRules.USUAL)));
    }

    /** A change is on disk before runs notice it, and what came or goes is not theirs in between. */
    @Test
    void listSaysAtEveryStepWhatRunsGet() throws Exception {
        List<String> differences = new CopyOnWriteArrayList<>();
        Set<Step> steps = ConcurrentHashMap.newKeySet();
        lab.plugins();
        lab.runtime().addPluginListener(event -> {
            steps.add(event.step());
            try {
                Set<String> listed = lab.states(TABLES).stream()
                        .filter(state -> state.endsWith(" serving"))
                        .map(state -> state.replace(" serving", ""))
                        .collect(Collectors.toSet());
                Set<String> had = lab.engine().formats().stream()
                        .filter(format -> format.descriptor().id().equals("tables"))
                        .map(FormatInfo::version)
                        .collect(Collectors.toSet());
                if (!listed.equals(had)) {
                    differences.add(event.step() + " of " + event.plugin() + ": listed " + listed + ", had " + had);
                }
            } catch (Exception e) {
                differences.add(e.toString());
            }
        });
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        lab.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL);
        lab.plugins().uninstall(TABLES, PluginRules.USUAL);
        PluginLab.await("gone", () -> lab.states(TABLES).isEmpty());

        assertEquals(List.of(), differences);
        assertTrue(
                steps.containsAll(Set.of(Step.CHECKED, Step.COMMITTED, Step.SERVING, Step.DRAINING)), steps.toString());
    }

    @Test
    void versionsServeSideBySideAndRunsChoose() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        lab.plugins().install(signed("2.0.0").toString(), PluginRules.USUAL);

        assertEquals(List.of("1.0.0 serving", "2.0.0 serving"), lab.states(TABLES));
        assertEquals("2.0.0", lab.exportedBy("tables"));
        ExportParams old = lab.request()
                .to(
                        "tables",
                        ExportParams.Requirements.NONE.versions(
                                VersionRange.parse("[1,2)").orElseThrow()),
                        Map.of())
                .build();
        assertEquals(
                "1.0.0",
                PluginLab.writer(lab.engine().start(old, ExportListener.NONE).await()));
        lab.plugins().uninstall(TABLES + "@2.0.0", PluginRules.USUAL);
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void runKeepsItsVersionWhichGoesWithIt() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        GatedSource source = new GatedSource(Taxonomy.EMPTY, GatedSource.items(4));
        lab.runtime().add(source);
        ExportHandle run = lab.startLong(source);
        lab.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL);

        assertEquals("1.1.0", lab.exportedBy("tables"));
        assertEquals(List.of("1.0.0 draining", "1.1.0 serving"), lab.states(TABLES));
        assertTrue(lab.engine().runs().get(0).plugins().contains(tables("1.0.0")));
        lab.plugins().uninstall(TABLES, PluginRules.USUAL);
        source.open();
        assertEquals("1.0.0", PluginLab.writer(run.await()));
        PluginLab.await(
                "the version goes with its last run", () -> lab.states(TABLES).isEmpty());
    }

    @Test
    void runKeepsAVersionThatWasSentAwayAndAskedBackAndSentAwayAgain() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        String newer = signed("1.1.0").toString();
        for (int round = 0; round < 5; round++) {
            lab.plugins().upgrade(newer, PluginRules.USUAL);
            lab.plugins().rollback(TABLES, PluginRules.USUAL);
            GatedSource source = new GatedSource(Taxonomy.EMPTY, GatedSource.items(4));
            LabelportRuntime.Loan loan = lab.runtime().add(source);
            try (loan) {
                ExportHandle run = lab.engine()
                        .start(
                                ExportParams.from("gated")
                                        .to("tables")
                                        .destination(folder.resolve("long" + round))
                                        .build(),
                                ExportListener.NONE);
                lab.plugins().upgrade(newer, PluginRules.USUAL);
                source.awaitRun();
                source.open();
                assertEquals("1.0.0", PluginLab.writer(run.await()));
            }
            lab.plugins().rollback(TABLES, PluginRules.USUAL);
        }
    }

    @Test
    void formatThatIsNotDeclaredIsNotServed() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        Path squatter = acme.sign(PluginJar.of("com.other.library", "9.0.0")
                .header("Provide-Capability", "")
                .in(folder));
        lab.plugins().install(squatter.toString(), PluginRules.USUAL);
        assertEquals("1.0.0", lab.exportedBy("tables"));
        Path other = acme.sign(PluginJar.of("com.other.tables", "9.0.0")
                .header("Provide-Capability", "org.labelport.format;format=other;title=Other")
                .in(folder));
        assertEquals("plugin.no-service", codeOf(() -> lab.plugins().install(other.toString(), PluginRules.USUAL)));
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void pluginThatUsesALaterOneComesUpAtTheStart() throws Exception {
        String exported = "org.acme.geo;version=\"2.0.0\"";
        Path used = acme.sign(PluginJar.of("com.acme.base", "1.0.0")
                .header("Export-Package", exported)
                .in(folder));
        lab.plugins().install(used.toString(), PluginRules.USUAL);
        Path user = acme.sign(PluginJar.of(TABLES, "1.0.0")
                .needs("org.acme.geo;version=\"[2,3)\"")
                .in(folder));
        lab.plugins().install(user.toString(), PluginRules.USUAL);
        Path later = acme.sign(PluginJar.of("com.acme.base", "1.1.0")
                .header("Export-Package", exported)
                .in(folder));
        lab.plugins().upgrade(later.toString(), PluginRules.USUAL);
        restart();
        assertEquals(List.of("1.0.0 serving"), lab.states(TABLES));
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
    void keptVersionsComeBackByRollbackEvenWhenNothingServes() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        lab.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL);
        assertEquals("plugin.downgrade", codeOf(() -> lab.plugins().upgrade(TABLES + "@1.0.0", PluginRules.USUAL)));
        lab.plugins().uninstall(TABLES + "@1.1.0", PluginRules.USUAL);
        lab.plugins().rollback(TABLES, PluginRules.USUAL);
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void dryRunSaysWhatWouldChangeAndChangesNothing() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        PluginChange change = lab.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL.onlyTrying());

        assertEquals(List.of(tables("1.1.0")), change.serves());
        assertEquals(List.of(tables("1.0.0")), change.leaves());
        assertEquals(List.of("1.0.0 serving"), lab.states(TABLES));
        assertEquals("1.0.0", lab.exportedBy("tables"));
        try (Stream<Path> jars = Files.list(PluginLab.drops(folder).resolve(".store/jars"))) {
            assertEquals(1, jars.count());
        }
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
    void otherProcessSeesTheChange() throws Exception {
        try (PluginLab other = PluginLab.start(folder)) {
            lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
            PluginLab.await(
                    "seen",
                    () -> other.engine().formats().stream()
                            .anyMatch(format -> format.descriptor().id().equals("tables")));
            other.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL);
            PluginLab.await("upgraded", () -> lab.exportedBy("tables").equals("1.1.0"));
            other.plugins().uninstall(TABLES, PluginRules.USUAL);
            PluginLab.await(
                    "gone",
                    () -> lab.engine().formats().stream()
                            .noneMatch(format -> format.descriptor().id().equals("tables")));
        }
    }

    @Test
    void bundleOfTheInstallationIsReplacedAndComesBack() throws Exception {
        String yolo = "org.labelport.converters.yolo";
        acme.trustIn(PluginLab.conf(folder).resolve("trust/labelport-is-below"));
        Path trusted = Files.createDirectories(PluginLab.conf(folder).resolve("trust/labelport"));
        try (Stream<Path> all = Files.walk(PluginLab.conf(folder).resolve("trust/labelport-is-below"))) {
            for (Path key : all.filter(Files::isRegularFile).toList()) {
                Files.move(key, trusted.resolve(key.getFileName()));
            }
        }
        deleteTree(PluginLab.conf(folder).resolve("trust/labelport-is-below"));
        Path jar = acme.sign(PluginJar.of(yolo, "9.0.0").in(folder));
        PluginChange change = lab.plugins().upgrade(jar.toString(), PluginRules.USUAL);
        assertEquals(1, change.leaves().size());
        assertEquals("9.0.0", lab.exportedBy("tables"));
        assertFalse(formats().contains("yolo"));
        restart();
        assertFalse(formats().contains("yolo"));
        lab.plugins().rollback(yolo, PluginRules.USUAL);
        assertTrue(formats().contains("yolo"));
        restart();
        assertTrue(formats().contains("yolo"));
        assertEquals(
                Optional.empty(), formats().stream().filter("tables"::equals).findFirst());
    }

    private List<String> formats() throws Exception {
        return lab.engine().formats().stream()
                .map(format -> format.descriptor().id())
                .toList();
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void jarAtAnAddressIsInstalled() throws Exception {
        byte[] jar = Files.readAllBytes(signed("1.0.0"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, jar.length);
                exchange.getResponseBody().write(jar);
            }
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/tables.jar";
            lab.plugins().install(address, PluginRules.USUAL);
            assertEquals(
                    address,
                    lab.plugins().list().stream()
                            .filter(plugin -> plugin.id().equals(tables("1.0.0")))
                            .map(Plugin::origin)
                            .findFirst()
                            .orElseThrow());
        } finally {
            server.stop(0);
        }
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void pluginThatBringsMoreThanItDeclaresIsRefused() throws Exception {
        Path jar = acme.sign(PluginJar.of(TABLES, "1.0.0").alsoServes("extra").in(folder));
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
        assertEquals("plugin.bad-address", codeOf(() -> lab.plugins().install("http://a b/c.jar", PluginRules.USUAL)));
        assertEquals(
                "plugin.of-the-installation",
                codeOf(() -> lab.plugins().uninstall("org.labelport.converters.yolo", PluginRules.USUAL)));
    }
}
