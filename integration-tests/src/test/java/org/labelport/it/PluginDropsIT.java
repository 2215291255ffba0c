package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginRules;
import org.labelport.report.ExportException;

/** Jars come into the folder of plug-ins, and go, by hand. */
class PluginDropsIT extends TrustedSigner {

    /** Appears in the drop folder in one step. */
    private Path drop(Path jar) throws IOException {
        Path drops = Files.createDirectories(PluginLab.drops(folder));
        return Files.move(jar, drops.resolve(jar.getFileName()));
    }

    @Test
    void droppedJarServesAndARemovedOneGoes() throws Exception {
        Path dropped = drop(signed("1.0.0"));
        PluginLab.await("dropped", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        assertEquals("1.0.0", lab.exportedBy("tables"));
        Path newer = drop(signed("1.1.0"));
        PluginLab.await("upgraded", () -> lab.states(TABLES).equals(List.of("1.0.0 kept", "1.1.0 serving")));
        Files.delete(newer);
        PluginLab.await("back", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        assertEquals("1.0.0", lab.exportedBy("tables"));
        Files.delete(dropped);
        PluginLab.await("taken away", () -> lab.states(TABLES).isEmpty());
        restart();
        assertThrows(ExportException.class, () -> lab.exportedBy("tables"));
    }

    @Test
    void renamedJarStillServes() throws Exception {
        Path dropped = drop(signed("1.0.0"));
        PluginLab.await("dropped", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        Path renamed = Files.move(dropped, dropped.resolveSibling("renamed.jar"));
        PluginLab.await("seen under the new name", () -> !state().contains(dropped.getFileName() + "\""));
        assertEquals(List.of("1.0.0 serving"), lab.states(TABLES));
        assertEquals("1.0.0", lab.exportedBy("tables"));
        Files.delete(renamed);
        PluginLab.await("taken away", () -> lab.states(TABLES).isEmpty());
    }

    @Test
    void jarThatWasOverwrittenIsGoneWithTheOneInItsPlace() throws Exception {
        Path dropped = drop(signed("1.0.0"));
        PluginLab.await("dropped", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        Files.move(signed("1.1.0"), dropped, StandardCopyOption.ATOMIC_MOVE);
        PluginLab.await("upgraded", () -> lab.states(TABLES).equals(List.of("1.0.0 kept", "1.1.0 serving")));
        Files.delete(dropped);
        PluginLab.await("taken away", () -> lab.states(TABLES).equals(List.of("1.0.0 kept")));
        lab.plugins().rollback(TABLES, PluginRules.USUAL);
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void jarThatWasOverwrittenByARefusedOneServesUntilThatIsRemoved() throws Exception {
        Path dropped = drop(signed("1.0.0"));
        PluginLab.await("dropped", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        Files.move(PluginJar.of(TABLES, "1.1.0").in(folder), dropped, StandardCopyOption.ATOMIC_MOVE);
        PluginLab.await("refused", () -> !refusals().isEmpty());
        assertEquals("1.0.0", lab.exportedBy("tables"));
        Files.delete(dropped);
        PluginLab.await("taken away", () -> lab.states(TABLES).isEmpty());
    }

    /** The names are in the order in which each comes before what it needs. */
    @Test
    void jarsThatWaitForEachOtherServeWhenTheLastOneComes() throws Exception {
        Path drops = Files.createDirectories(PluginLab.drops(folder));
        Path ready = Files.createDirectory(folder.resolve("ready"));
        Path needed = acme.sign(PluginJar.library(ready, "org.acme.geo", "2.0.0", "org.acme.geo"));
        acme.sign(PluginJar.of(TABLES, "1.0.0").needs("org.acme.rows").at(ready.resolve("a.jar")));
        acme.sign(PluginJar.of("com.acme.rows", "1.0.0")
                .needs("org.acme.geo")
                .header("Export-Package", "org.acme.rows")
                .header("Service-Component", "")
                .header("Provide-Capability", "")
                .at(ready.resolve("b.jar")));
        for (String name : List.of("a.jar", "b.jar")) {
            Files.move(ready.resolve(name), drops.resolve(name));
        }
        PluginLab.await("both are refused", () -> refusals().size() == 2);
        Files.move(needed, drops.resolve("c.jar"));
        PluginLab.await("all serve", () -> refusals().isEmpty());
    }

    /** Size and time are as they were, so that only the uninstalled plug-in makes it looked at again. */
    @Test
    void copyThatWasAlteredIsExaminedWhenTheJarIsTakenAway() throws Exception {
        Path dropped = drop(signed("1.0.0"));
        PluginLab.await("dropped", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        Path copy = Files.copy(dropped, dropped.resolveSibling("copy.jar"));
        PluginLab.await("both", () -> state().contains("copy.jar"));
        FileTime time = Files.getLastModifiedTime(copy);
        Files.write(copy, new byte[(int) Files.size(copy)]);
        Files.setLastModifiedTime(copy, time);
        Files.delete(dropped);
        PluginLab.await("refused", () -> refusals().toString().contains("copy.jar"));
        assertTrue(refusals().get(0).contains("(plugin.not-a-jar)"), refusals().toString());
    }

    @Test
    void libraryThatIsNeededStaysWhenItsJarIsTakenAway() throws Exception {
        Path drops = Files.createDirectories(PluginLab.drops(folder));
        Path library = acme.sign(PluginJar.library(drops, "org.acme.geo", "2.0.0", "org.acme.geo"));
        acme.sign(PluginJar.of(TABLES, "1.0.0")
                .needs("org.acme.geo;version=\"[2,3)\"")
                .in(drops));
        PluginLab.await("both", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        Files.delete(library);
        PluginLab.await("the removal is refused", () -> log().contains("plugin.needed"));
        assertEquals("1.0.0", lab.exportedBy("tables"));
        assertEquals(List.of("2.0.0 serving"), lab.states("org.acme.geo"));
        restart();
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void droppedBeforeTheStartServesFromTheStart() throws Exception {
        lab.close();
        drop(signed("1.0.0"));
        lab = PluginLab.start(folder);
        assertEquals("1.0.0", lab.exportedBy("tables"));
    }

    @Test
    void halfCopiedJarIsLeftAloneUntilItIsWhole() throws Exception {
        Path jar = signed("1.0.0");
        byte[] bytes = Files.readAllBytes(jar);
        Path drops = Files.createDirectories(PluginLab.drops(folder));
        Path half = drops.resolve("tables.jar");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        Thread.sleep(300);
        List<String> refusals = refusals();
        Instant copying = Files.getLastModifiedTime(half).toInstant().plusSeconds(3);
        // On a machine that stood still for as long, who stopped copying is not waited for.
        assertTrue(refusals.isEmpty() || Instant.now().isAfter(copying), refusals.toString());
        Files.write(half, bytes);
        PluginLab.await("whole", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
    }

    @Test
    void droppedJarThatIsRefusedIsListedWithTheReason() throws Exception {
        drop(PluginJar.of(TABLES, "1.0.0").in(folder));
        PluginLab.await("refused", () -> !refusals().isEmpty());
        assertTrue(
                refusals().get(0).contains(": " + TABLES + "-1.0.0.jar is not signed."),
                refusals().toString());
        assertTrue(refusals().get(0).contains("(plugin.unsigned)"), refusals().toString());
        ExportException failure = assertThrows(ExportException.class, () -> lab.exportedBy("tables"));
        assertTrue(
                failure.getMessage().contains(TABLES + "-1.0.0.jar: 'labelport plugin list' says why."),
                failure.getMessage());
    }

    /** It is examined anew at each start, and whenever plug-ins change. */
    @Test
    void droppedJarThatIsRefusedAgainIsLoggedOnce() throws Exception {
        drop(PluginJar.of(TABLES, "1.0.0").in(folder));
        PluginLab.await("refused", () -> !refusals().isEmpty());
        restart();
        assertThrows(ExportException.class, () -> lab.exportedBy("tables")); // after the start, which examines it
        assertEquals(
                1, log().lines().filter(line -> line.contains("drop refused")).count(), log());
    }

    @Test
    void jarThatLacksALibraryServesWhenThatComesAlsoBesideARepository() throws Exception {
        PluginLab.settings(folder, "{\"selfCheckSeconds\": 600, \"repositories\": [\"none/index.xml\"]}");
        drop(acme.sign(PluginJar.of(TABLES, "1.0.0")
                .needs("org.acme.geo;version=\"[2,3)\"")
                .in(folder)));
        PluginLab.await("refused", () -> !refusals().isEmpty());
        assertTrue(
                refusals().get(0).contains("(plugin.unresolvable)"), refusals().toString());
        drop(acme.sign(PluginJar.library(folder, "org.acme.geo", "2.0.0", "org.acme.geo")));
        PluginLab.await("both", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
    }

    @Test
    void jarThatWasRefusedForWrongSettingsServesFromTheNextStartWithRightOnes() throws Exception {
        PluginLab.settings(folder, "{");
        drop(signed("1.0.0"));
        PluginLab.await("refused", () -> !refusals().isEmpty());
        assertTrue(refusals().get(0).contains("(settings.invalid)"), refusals().toString());
        lab.close();
        Path noKey = Files.writeString(PluginLab.conf(folder).resolve("trust/other.pem"), "no key");
        PluginLab.settings(folder, PluginLab.PATIENT);
        lab = PluginLab.start(folder);
        PluginLab.await(
                "refused for another reason", () -> refusals().toString().contains("(plugin.trust-unreadable)"));
        Files.delete(noKey);
        restart();
        PluginLab.await("taken", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
    }

    @Test
    void jarThatIsTakenInWhileTheRuntimeEndsServesFromTheNextStart() throws Exception {
        for (int patch = 0; patch < 8; patch++) {
            String version = "1.0." + patch;
            Set<String> before = stored();
            drop(signed(version));
            PluginLab.await("begun", () -> !before.containsAll(stored()));
            restart();
            PluginLab.await("taken", () -> lab.states(TABLES).contains(version + " serving"));
        }
    }

    @Test
    void jarThatCannotBeReadKeepsNoOtherFromServing() throws Exception {
        Path drops = Files.createDirectories(PluginLab.drops(folder));
        Path loop = drops.resolve("a.jar");
        Files.createSymbolicLink(loop, loop);
        Path closed = Files.writeString(drops.resolve("b.jar"), "no jar", StandardCharsets.US_ASCII);
        boolean closes = closed.toFile().setReadable(false) && !Files.isReadable(closed); // Not to the administrator.
        drop(signed("1.0.0"));
        PluginLab.await("dropped", () -> lab.states(TABLES).equals(List.of("1.0.0 serving")));
        assertTrue(
                refusals().get(0).matches("a\\.jar: .*\\(plugin\\.unreadable\\)"),
                refusals().toString());
        if (closes) {
            assertTrue(
                    refusals().get(1).contains("b.jar: permission denied"),
                    refusals().toString());
            assertTrue(closed.toFile().setReadable(true));
            PluginLab.await("read", () -> refusals().get(1).contains("(plugin.not-a-jar)"));
        }
    }

    /** The names of what the intake has copied. */
    private Set<String> stored() {
        String[] names = PluginLab.drops(folder).resolve(".store/jars").toFile().list();
        return names == null ? Set.of() : Set.of(names);
    }

    private String log() throws IOException {
        return Files.readString(PluginLab.drops(folder).resolve(".store/log.ndjson"));
    }

    private String state() throws IOException {
        return Files.readString(PluginLab.drops(folder).resolve(".store/state.json"));
    }

    private List<String> refusals() throws Exception {
        List<String> refusals = new ArrayList<>();
        for (Plugin plugin : lab.plugins().list()) {
            if (plugin.state() == Plugin.State.REFUSED) {
                refusals.add(plugin.id().name() + ": " + plugin.problem().orElse(""));
            }
        }
        return refusals;
    }
}
