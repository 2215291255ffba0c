package org.labelport.shell.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.Level;
import org.labelport.export.ExportEvent.LogLine;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportEvent.PhaseStarted;
import org.labelport.shell.progress.ProgressDisplay.Verbosity;

class ProgressDisplayTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long seconds;

    @Test
    void lineShowsCountsRateAndTimeLeft() {
        ProgressLine line = new ProgressLine(Phase.WRITE, 43_210, OptionalLong.of(114_467), 0, 12_345.2);

        assertEquals("write    43,210 / 114,467 items  37 %  12,345 items/s  0:06 left", line.text(80));
    }

    @Test
    void lineLeavesOutWhatDoesNotFit() {
        ProgressLine line = new ProgressLine(Phase.WRITE, 43_210, OptionalLong.of(114_467), 2, 12_345.2);

        for (int columns = 7; columns < 90; columns++) {
            assertTrue(line.text(columns).length() <= columns, line.text(columns));
        }
        assertEquals("write    43,210 / 114,467 items  37 %", line.text(40));
    }

    @Test
    void unknownTotalIsNoFraction() {
        ProgressLine line = new ProgressLine(Phase.INGEST, 1, OptionalLong.empty(), 0, 0);

        assertEquals("read     1 item", line.text(80));
    }

    @Test
    void consoleLineIsOverwrittenAndRemoved() {
        ProgressDisplay display = display(new Console(true, 50), Verbosity.PROGRESS);

        display.on("1", new PhaseStarted(Phase.INGEST));
        display.on("1", progress(Phase.INGEST, 10, 20));
        display.on("1", new LogLine(Level.INFO, "destination.taken", "yolo is taken, writing yolo(1)"));
        display.on("1", progress(Phase.INGEST, 20, 20));
        display.close();

        String shown = text();
        assertEquals(
                1,
                shown.lines()
                        .filter(line -> line.contains("labelport: yolo is taken"))
                        .count(),
                shown);
        assertTrue(shown.contains("\r\u001b[K\u001b[?7lread     10 / 20 items  50 %"), shown);
        assertTrue(shown.endsWith("\r\u001b[K"), shown);
        assertTrue(
                Arrays.stream(shown.split("\r\u001b\\[K|\u001b\\[\\?7[lh]|\n")).allMatch(line -> line.length() < 50),
                "too wide: " + shown);
    }

    @Test
    void pipeGetsALineNowAndThen() {
        ProgressDisplay display = display(Console.PLAIN, Verbosity.PROGRESS);

        display.on("1", new PhaseStarted(Phase.WRITE));
        for (seconds = 1; seconds <= 25; seconds++) {
            display.on("1", progress(Phase.WRITE, seconds * 100, 10_000));
        }
        display.on("1", new PhaseStarted(Phase.FINISH));
        display.close();

        assertEquals(3, text().lines().count(), text());
        assertTrue(text().startsWith("write    1,000 / 10,000 items  10 %  100 items/s  1:30 left"), text());
        assertTrue(text().endsWith("write    2,500 items in 26.0 s" + System.lineSeparator()), text());
    }

    @Test
    void quietShowsWarningsOnly() {
        ProgressDisplay display = display(new Console(true, 80), Verbosity.QUIET);

        display.on("1", new PhaseStarted(Phase.WRITE));
        display.on("1", progress(Phase.WRITE, 1, 2));
        display.on("1", new LogLine(Level.INFO, "a", "hidden"));
        display.on("1", new LogLine(Level.WARNING, "b", "shown"));
        display.on("1", (ExportEvent) new PhaseStarted(Phase.FINISH));
        display.close();

        assertEquals("labelport: warning: shown" + System.lineSeparator(), text());
    }

    private ProgressDisplay display(Console console, Verbosity verbosity) {
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new ProgressDisplay(err, console, verbosity, () -> seconds * 1_000_000_000L);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ExportEvent progress(Phase phase, long done, long total) {
        return new ExportEvent.Progress(phase, done, OptionalLong.of(total));
    }
}
