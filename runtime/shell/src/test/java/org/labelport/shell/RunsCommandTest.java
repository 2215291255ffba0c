package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportStatus;
import org.labelport.export.RunInfo;
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

    private final Terminals terminal = new Terminals(new Console(false, 120));

    @Test
    void noRunIsSaidSo() {
        assertEquals(0, terminal.run("runs"));
        assertEquals("No run goes on in this process." + System.lineSeparator(), terminal.out());
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
}
