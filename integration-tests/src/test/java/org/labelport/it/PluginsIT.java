package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;

/** Plug-ins come, change and go in a running runtime, as operators do it. */
class PluginsIT extends TrustedSigner {

    private static PluginId tables(String version) {
        return new PluginId(TABLES, PluginVersion.parse(version).orElseThrow());
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
    void jarThatIsNotInTheStoreAnyMoreIsTold() throws Exception {
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        lab.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL);
        Path jars = PluginLab.drops(folder).resolve(".store/jars");
        for (Plugin plugin : lab.plugins().list()) {
            if (plugin.id().name().equals(TABLES)) {
                Files.delete(jars.resolve(plugin.sha256().orElseThrow() + ".jar"));
            }
        }

        List<Plugin> tables = lab.plugins().list().stream()
                .filter(plugin -> plugin.id().name().equals(TABLES))
                .toList();

        assertEquals(List.of("1.0.0 broken", "1.1.0 serving"), lab.states(TABLES));
        for (Plugin plugin : tables) {
            assertTrue(
                    plugin.problem().orElse("").startsWith("its jar is not in the store any more"), plugin::toString);
        }
        restart();
        assertEquals(List.of("1.0.0 broken", "1.1.0 broken"), lab.states(TABLES));
    }

    /** It has read the state before another process changed it, and looks for jars afterwards. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void startThatComesInBetweenAChangeOfAnotherProcessHasWhatServesAfterIt() throws Exception {
        Path state = PluginLab.drops(folder).resolve(".store/state.json");
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        byte[] before = Files.readAllBytes(state);
        lab.plugins().upgrade(signed("1.1.0").toString(), PluginRules.USUAL);
        lab.plugins().uninstall(TABLES + "@1.0.0", PluginRules.USUAL);
        lab.close();
        Path after = Files.move(state, state.resolveSibling("after"));
        assertEquals(0, new ProcessBuilder("mkfifo", state.toString()).start().waitFor());
        Thread other = new Thread(() -> assertDoesNotThrow(() -> {
            try (OutputStream read = Files.newOutputStream(state)) {
                read.write(before);
                Files.move(after, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }));
        other.start();

        lab = PluginLab.start(folder);

        assertEquals("1.1.0", lab.exportedBy("tables"));
        other.join();
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

    @Test
    void versionThatIsThereAlreadyIsSaidToBe() throws Exception {
        String jar = signed("1.0.0").toString();
        lab.plugins().install(jar, PluginRules.USUAL);

        for (PluginChange again : List.of(
                lab.plugins().install(jar, PluginRules.USUAL), lab.plugins().upgrade(jar, PluginRules.USUAL))) {
            assertTrue(again.isNothing(), again.toString());
            assertEquals(List.of(tables("1.0.0") + " is installed already"), again.notes());
        }
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
        lab.runtime().addTarget(source);
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
            LabelportRuntime.Registration registration = lab.runtime().addTarget(source);
            try (registration) {
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
    void versionGoesOnWhereTheOneThatReplacesItDoesNotWork() throws Exception {
        Path newer = signed("1.1.0");
        lab.plugins().install(signed("1.0.0").toString(), PluginRules.USUAL);
        Path trusting = Files.createDirectory(folder.resolve("trusting"));
        acme.trustIn(trusting);
        deleteTree(PluginLab.conf(folder).resolve("trust"));
        try (LabelportRuntime other =
                LabelportRuntime.start(PluginLab.config(folder).withConf(trusting))) {
            other.plugins().upgrade(newer.toString(), PluginRules.USUAL);
            PluginLab.await("seen", () -> lab.states(TABLES).contains("1.1.0 broken"));
            assertEquals(List.of("1.0.0 serving", "1.1.0 broken"), lab.states(TABLES));
            assertEquals("1.0.0", lab.exportedBy("tables"));
            other.plugins().uninstall(TABLES + "@1.1.0", PluginRules.USUAL);
            PluginLab.await("gone", () -> !formats().contains("tables"));
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
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
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
}
