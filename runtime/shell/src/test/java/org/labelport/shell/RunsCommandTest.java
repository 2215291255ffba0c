package org.labelport.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportStatus;
import org.labelport.export.RunInfo;
import org.labelport.export.StoredRun;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;

class RunsCommandTest {

    private static final RunInfo RUN = new RunInfo(
            "4f2a",
            ExportStatus.RUNNING,
            "coco",
            List.of("yolo", "csv"),
            Path.of("out"),
            List.of(
                    new PluginId("org.example.csv", PluginVersion.parse("1.0.0").orElseThrow()),
                    new PluginId(
                            "org.example.yolo", PluginVersion.parse("1.2.0").orElseThrow())));

    private static final StoredRun STORED = new StoredRun(
            "77aa",
            StoredRun.State.FAILED,
            "coco",
            List.of("yolo", "csv"),
            Path.of("exports"),
            new ExportEvent.Progress(ExportEvent.Phase.WRITE, 50, OptionalLong.of(200)),
            Instant.now().minus(Duration.ofDays(8)),
            Optional.of("storage.failed: no space"),
            Optional.empty());

    private final Terminals terminal = new Terminals(new Console(false, 120));

    @Test
    void noRunIsSaidSo() {
        assertEquals(0, terminal.run("runs"));
        assertEquals(
                "No run is going on in this process. For runs of other processes, and leftovers: runs --in <their --out>."
                        + System.lineSeparator(),
                terminal.out());
    }

    @Test
    void runsShowThePluginsThatTheyHold() {
        terminal.engine.running = List.of(RUN);

        assertEquals(0, terminal.run("runs"));

        assertEquals("""
                run   state    target  formats    plug-ins                                       destination
                4f2a  running  coco    yolo, csv  org.example.csv@1.0.0, org.example.yolo@1.2.0  out
                """, terminal.out().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void runsAsJson() {
        terminal.engine.running = List.of(RUN);

        assertEquals(0, terminal.run("runs", "--json"));

        assertEquals(
                "[{\"run\":\"4f2a\",\"state\":\"running\",\"target\":\"coco\",\"formats\":[\"yolo\",\"csv\"],"
                        + "\"destination\":\"out\",\"plugins\":[{\"name\":\"org.example.csv\",\"version\":\"1.0.0\"},"
                        + "{\"name\":\"org.example.yolo\",\"version\":\"1.2.0\"}]}]",
                terminal.out().strip());
    }

    @Test
    void storedRunsShowHowFarTheyCameAndWhyTheyFailed() {
        terminal.engine.stored = List.of(STORED);

        assertEquals(0, terminal.run("runs", "--in", "exports"));

        assertEquals("""
                run   state   age  progress                target  formats
                77aa  failed  8 d  write 50 of 200 (25 %)  coco    yolo, csv
                77aa: storage.failed: no space
                """, terminal.out().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void storedRunsAsJson() {
        terminal.engine.stored = List.of(STORED);

        assertEquals(0, terminal.run("runs", "--in", "exports", "--json"));

        assertTrue(
                terminal.out().startsWith("[{\"run\":\"77aa\",\"state\":\"failed\",\"target\":\"coco\","),
                terminal.out());
        assertTrue(terminal.out().contains("\"step\":\"write\",\"done\":50,\"total\":200,"), terminal.out());
    }

    @Test
    void changesAreCountedAndListed(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("changes.ndjson");

        assertEquals(3, terminal.run("runs", "changes", "77aa", "--in", "exports", "--list", list.toString()));

        assertEquals(
                "7 items as they were, 1 added, 0 changed, 1 gone",
                terminal.out().strip());
        assertEquals("""
                {"change":"added","item":"new"}
                {"change":"gone","item":"gone\\n\\"1\\""}
                """, Files.readString(list));
        assertEquals(1, terminal.run("runs", "changes", "77aa", "--list", folder.toString()));
    }

    @Test
    void earlierListOutlivesAMistypedRun(@TempDir Path folder) throws IOException {
        Path earlier = Files.writeString(
                folder.resolve("earlier.ndjson"), "what an earlier list says, at some length\n".repeat(9));
        Path none = folder.resolve("none.ndjson");
        String before = Files.readString(earlier);

        assertEquals(1, terminal.run("runs", "changes", FakeEngine.UNKNOWN_RUN, "--list", earlier.toString()));
        assertEquals(1, terminal.run("runs", "changes", FakeEngine.UNKNOWN_RUN, "--list", none.toString()));

        assertEquals(before, Files.readString(earlier));
        assertTrue(Files.notExists(none));
        assertEquals(3, terminal.run("runs", "changes", "77aa", "--list", earlier.toString()));
        assertEquals(2, Files.readAllLines(earlier).size());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void listGoesToWhatIsNoFile(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        assertEquals(3, terminal.run("runs", "changes", "77aa", "--list", pipe.toString()));

        assertEquals(
                2,
                new String(reader.getInputStream().readAllBytes(), UTF_8)
                        .lines()
                        .count());
    }

    @Test
    void pruneRemovesWhatIsOld() {
        terminal.engine.stored = List.of(STORED);

        assertEquals(0, terminal.run("runs", "prune", "--in", ".", "--older-than", "9d"));
        assertEquals(0, terminal.run("runs", "prune", "--in", "."));
        assertEquals(2, terminal.run("runs", "prune", "--older-than", "soon"));

        assertEquals("""
                Nothing to remove:
                Run 77aa stays: it changed 8 d ago, and can be continued. --older-than 0d removes it, too.
                Removed run 77aa.
                """, terminal.out().replace(System.lineSeparator(), "\n"));
        assertTrue(terminal.err().contains("'soon' is not an age"), terminal.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exprots", "exports.txt"})
    void folderThatIsNotThereIsSaid(String name, @TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("exports.txt"));
        String missing = folder.resolve(name).toString();

        assertEquals(0, terminal.run("runs", "--in", missing));
        assertEquals(0, terminal.run("runs", "prune", "--in", missing));

        assertEquals(
                "There is no folder " + missing + ", so no run can be continued there.\n"
                        + "Nothing to remove: there is no folder " + missing + ".\n",
                terminal.out().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void cancelNamesARunOfThisProcess() {
        terminal.engine.running = List.of(RUN);

        assertEquals(0, terminal.run("runs", "cancel", "4f2a"));
        assertEquals(1, terminal.run("runs", "cancel", "77aa"));

        assertTrue(terminal.err().contains("run.unknown: "), terminal.err());
    }

    @Test
    void resumeFollowsTheRunToItsEnd() {
        assertEquals(0, terminal.run("resume", "77aa", "--in", "exports"));

        assertEquals("run 77aa", terminal.engine.requests.get(0).target());
        assertTrue(terminal.engine.requests.get(0).destination().endsWith("exports"));
    }
}
