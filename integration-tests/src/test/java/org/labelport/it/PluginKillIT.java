package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginRules;

/** A process dies in the middle of an upgrade: the next one has the old version or the new one, and nothing else. */
class PluginKillIT {

    private static final String TABLES = "com.acme.tables";

    @TempDir
    static Path keys;

    private static PluginSigner acme;

    @TempDir
    Path folder;

    private Path one;
    private Path two;

    @BeforeAll
    static void makeKey() throws Exception {
        acme = PluginSigner.make(keys, "acme");
    }

    @BeforeEach
    void installOne() throws Exception {
        acme.trustIn(PluginLab.conf(folder));
        one = acme.sign(PluginJar.of(TABLES, "1.0.0").in(folder));
        two = acme.sign(PluginJar.of(TABLES, "1.1.0").in(folder));
        try (PluginLab lab = PluginLab.start(folder)) {
            lab.plugins().install(one.toString(), PluginRules.USUAL);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"FAILED"},
            mode = EnumSource.Mode.EXCLUDE)
    void deathAtAStepLeavesTheOldOrTheNew(Step step) throws Exception {
        LabelportProcess child = child(step.name(), two.toString());
        assertEquals(9, child.await().exitCode(), child.errorOutput());

        boolean counts = step.compareTo(Step.COMMITTED) >= 0;
        try (PluginLab lab = PluginLab.start(folder)) {
            assertEquals(counts ? "1.1.0" : "1.0.0", lab.exportedBy("tables"));
            assertEquals(
                    counts ? List.of("1.0.0 kept", "1.1.0 serving") : List.of("1.0.0 serving"), lab.states(TABLES));
            lab.plugins().upgrade(two.toString(), PluginRules.USUAL);
            assertEquals("1.1.0", lab.exportedBy("tables"));
        }
        assertNothingIsLeftOver(2);
    }

    @RepeatedTest(2)
    void deathAtAnyMomentLeavesTheOldOrTheNew(RepetitionInfo repetition) throws Exception {
        LabelportProcess child = child("loop", two.toString(), one.toString());
        Random random = new Random(repetition.getCurrentRepetition());
        Path state = PluginLab.drops(folder).resolve(".store/state.json");
        String before = Files.readString(state);
        PluginLab.await("the child upgrades", () -> !Files.readString(state).equals(before) || !child.isAlive());
        Thread.sleep(random.nextInt(150));
        assertTrue(child.isAlive(), child.errorOutput());
        child.kill();
        child.await();

        try (PluginLab lab = PluginLab.start(folder)) {
            String serving = lab.exportedBy("tables");
            assertTrue(Set.of("1.0.0", "1.1.0").contains(serving), serving);
            assertTrue(
                    lab.states(TABLES).contains(serving + " serving"),
                    lab.states(TABLES).toString());
            assertEquals(
                    1,
                    lab.states(TABLES).stream()
                            .filter(line -> line.endsWith(" serving"))
                            .count());
            lab.plugins().upgrade(two.toString(), PluginRules.USUAL);
            assertEquals("1.1.0", lab.exportedBy("tables"));
        }
        assertNothingIsLeftOver(2);
    }

    @Test
    void aStateThatWasBeingWrittenIsSweptAwayByTheNextChange() throws Exception {
        Files.writeString(PluginLab.drops(folder).resolve(".store/state.json.new"), "{\"sch");

        try (PluginLab lab = PluginLab.start(folder)) {
            lab.plugins().install(one.toString(), PluginRules.USUAL); // which changes nothing
        }
        assertNothingIsLeftOver(1);
    }

    private void assertNothingIsLeftOver(int jars) throws Exception {
        try (Stream<Path> files = Files.list(PluginLab.drops(folder).resolve(".store/jars"))) {
            assertEquals(jars, files.count());
        }
        try (Stream<Path> files = Files.list(PluginLab.drops(folder).resolve(".store"))) {
            assertEquals(
                    List.of("jars", "lock", "log.ndjson", "state.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private LabelportProcess child(String... arguments) throws Exception {
        return child(folder, arguments);
    }

    /** A process that upgrades in a folder: see {@link PluginChild}. */
    static LabelportProcess child(Path folder, String... arguments) throws Exception {
        return LabelportProcess.java(
                folder,
                Stream.concat(
                                Stream.of(
                                        "-XX:TieredStopAtLevel=1", // it never earns back the optimising compiler
                                        "-XX:+UseSerialGC",
                                        "-Dlabelport.root=" + System.getProperty("labelport.root"),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        PluginChild.class.getName(),
                                        folder.toString()),
                                Stream.of(arguments))
                        .toList());
    }
}
