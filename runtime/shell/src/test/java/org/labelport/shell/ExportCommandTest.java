package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportEvent.Level;
import org.labelport.export.ExportEvent.LogLine;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;

class ExportCommandTest {

    private static final String[] EXPORT = {"export", "--from", "coco:a", "--to", "yolo", "--out", "there"};

    private final Terminals terminal = new Terminals(Console.PLAIN);

    @Test
    void resultSaysWhereEverythingWent() {
        assertEquals(0, terminal.run(EXPORT));

        assertEquals("""
                yolo 1.2.0 -> there/yolo
                                read  written  lost  filtered  failed
                  items        1,200    1,200     0         0       0
                  annotations  5,000    4,990    10         0       0
                  1,201 files, 64.2 kB
                  losses
                    10  geometry.unsupported  shapes that the format does not have
                  all of them are listed in losses.ndjson in that folder
                """, terminal.out().replace(System.lineSeparator(), "\n").replace(File.separatorChar, '/'));
        assertEquals("", terminal.err());
    }

    @Test
    void itemErrorsAreShownAndGiveTheirExitCode() {
        terminal.engine.error = ItemError.ofItem("12", 1, "media.missing", "there is no 'a.png'");

        assertEquals(3, terminal.run(EXPORT));
        assertTrue(terminal.out().contains("1  media.missing  item 12: there is no 'a.png'"), terminal.out());
        assertTrue(terminal.out().contains("losses.ndjson and errors.ndjson"), terminal.out());
    }

    @Test
    void itemIsNamedOnceWhereTheMessageNamesItToo() {
        terminal.engine.error =
                ItemError.ofAnnotation("12", "7", "category.unknown", "item 12: 'fox' is not among the categories");

        terminal.run(EXPORT);

        assertTrue(terminal.out().contains("item 12, annotation 7: 'fox' is not among"), terminal.out());
        assertFalse(terminal.out().contains("item 12: "), terminal.out());
    }

    @Test
    void rowIsNamedOnceWhereItIsItsAnnotationsName() {
        terminal.engine.error =
                ItemError.ofAnnotation("a.jpg", "t.csv, line 2", "mask.invalid", "t.csv, line 2: the runs have 'x'");

        terminal.run(EXPORT);

        assertTrue(terminal.out().contains("item a.jpg, annotation t.csv, line 2: the runs have"), terminal.out());
    }

    @Test
    void controlCharactersFromDataDoNotReachTheTerminal() {
        terminal.engine.error = ItemError.ofItem("a\u001b[31m", 1, "media.missing", "no\nfile \u202e\u009b2J");
        terminal.engine.events.add(new LogLine(Level.WARNING, "file.renamed", "bell\u0007"));

        terminal.run(EXPORT);

        String all = terminal.out() + terminal.err();
        assertTrue(all.contains("a\\x1b[31m: no\\nfile \\u202e\\u009b2J"), all);
        assertTrue(all.contains("bell\\x07"), all);
        assertFalse(all.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r'), all);
    }

    @Test
    void failureIsOneLine() {
        terminal.engine.failure = new ExportException("coco.syntax", "a.json, line 3: no JSON");

        assertEquals(1, terminal.run(EXPORT));
        assertEquals("labelport: coco.syntax: a.json, line 3: no JSON" + System.lineSeparator(), terminal.err());
        assertEquals("", terminal.out());
    }

    @Test
    void debugAddsTheStackTrace() {
        terminal.engine.failure = new ExportException("coco.syntax", "a.json, line 3: no JSON");

        terminal.run("export", "--from", "coco:a", "--to", "yolo", "--debug");

        assertTrue(terminal.err().contains("\tat "), terminal.err());
    }

    @Test
    void controlCharactersFromDataDoNotReachTheTerminalInAStackTrace() {
        terminal.engine.failure = new ExportException(
                "storage.failed", "no file \u202e", new NoSuchFileException("a\u001b]0;title\u0007\u009b2J"));

        terminal.run("export", "--from", "coco:a", "--to", "yolo", "--debug");

        String err = terminal.err();
        assertTrue(err.contains("NoSuchFileException: a\\x1b]0;title\\x07\\x9b2J"), err);
        assertTrue(err.contains("\tat "), err);
        assertFalse(err.chars().anyMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0), err);
        assertFalse(err.contains("\u202e"), err);
    }

    @Test
    void whatTheEngineRefusesIsWrongUse() {
        terminal.engine.refusal = new ExportException("option.invalid", "format yolo: no");

        assertEquals(2, terminal.run(EXPORT));
        assertTrue(terminal.err().startsWith("labelport: option.invalid: format yolo: no"), terminal.err());
    }

    @Test
    void whatKeepsTheEngineFromStartingIsNoWrongUse() {
        terminal.engine.refusal = new ExportException("http.connection", "nobody answers");

        assertEquals(1, terminal.run(EXPORT));
        assertEquals("labelport: http.connection: nobody answers" + System.lineSeparator(), terminal.err());
    }

    @Test
    void interruptCancelsTheRunAndWaitsForIt() {
        terminal.engine.blocks = true;
        Thread.currentThread().interrupt();

        int code = terminal.run(EXPORT);

        assertTrue(Thread.interrupted(), "the caller sees that it was interrupted");
        assertEquals(1, code);
        assertTrue(terminal.err().startsWith("labelport: run.cancelled: "), terminal.err());
    }

    @Test
    void nothingAtAllShowsHelp() {
        assertEquals(2, terminal.run());
        assertTrue(terminal.err().contains("Commands:"), terminal.err());
    }

    @Test
    void unknownCommandIsMetWithTheKnownOnes() {
        assertEquals(2, terminal.run("exprot"));
        assertTrue(terminal.err().contains("there is no command 'exprot'. Commands: export, plan"), terminal.err());
        assertTrue(terminal.err().contains("help. Did you mean export?"), terminal.err());
    }

    @Test
    void unknownCommandThatLooksLikeNoneIsMetWithoutAGuess() {
        assertEquals(2, terminal.run("convert", "a", "b"));
        assertTrue(terminal.err().contains("there is no command 'convert'. Commands: export, plan"), terminal.err());
        assertFalse(terminal.err().contains("Did you mean"), terminal.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"export --from coco:a --images my photos --to yolo", "help export photos"})
    void argumentTooManyIsSaidToBe(String line) {
        assertEquals(2, terminal.run(line.split(" ")));
        assertTrue(
                terminal.err()
                        .contains("usage: there is no place for 'photos'. A value with blanks needs quotation marks."),
                terminal.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"export --from coco:a --to yolo -out photos", "export --from coco:a --to yolo -outt x -out"})
    void aDashTooFewIsSaidToBeMissing(String line) {
        assertEquals(2, terminal.run(line.split(" ")));
        assertTrue(terminal.err().contains("usage: '-out' is no option. Did you mean --out?"), terminal.err());
    }

    @Test
    void whoWantsADryRunIsToldOfPlan() {
        assertEquals(2, terminal.run("export", "--from", "coco:a", "--to", "yolo", "--dry-run"));
        assertTrue(
                terminal.err().contains("option.unknown: export has no --dry-run. 'labelport plan' with the same"),
                terminal.err());
    }

    @Test
    void helpForAnUnknownCommandNamesTheOneThatLooksLikeIt() {
        assertEquals(2, terminal.run("help", "exprot"));
        assertTrue(terminal.err().contains("there is no command 'exprot'. Commands: export, plan"), terminal.err());
        assertTrue(terminal.err().contains("Did you mean export?"), terminal.err());
        assertEquals(2, terminal.run("help", "plugin", "instal"));
        assertTrue(terminal.err().contains("Did you mean install?"), terminal.err());
    }

    @Test
    void unknownOptionIsMetWithTheOneThatLooksLikeIt() {
        assertEquals(2, terminal.run("export", "--from", "coco:a.json", "--imags", "photos", "--to", "yolo"));
        assertTrue(terminal.err().contains("'--imags', 'photos'. Did you mean --images?"), terminal.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exprot --help", "--help exprot", "exprot -V", "exprot --to yolo -h"})
    void helpForAnUnknownCommandIsNotThatForAll(String line) {
        assertEquals(2, terminal.run(line.split(" ")));
        assertTrue(terminal.err().contains("there is no command 'exprot'. Commands: export, plan"), terminal.err());
        assertEquals("", terminal.out());

        assertEquals(2, terminal.run("plugin", "instal", "--help"));
        assertTrue(terminal.err().contains("there is no command 'instal'. Commands: list"), terminal.err());

        assertEquals(0, terminal.run("export", "other", "--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "99999999999", "1.5"})
    void numberThatIsNoneIsSaidToBeInWords(String threads) {
        assertEquals(2, terminal.run("export", "--threads", threads));
        assertTrue(
                terminal.err().contains("'" + threads + "' is not a whole number up to 2147483647."), terminal.err());
    }

    @Test
    void versionAndHelpGoToStandardOutput() {
        assertEquals(0, terminal.run("--version"));
        assertEquals(0, terminal.run("help", "export"));
        assertEquals(0, terminal.run("formats", "--help"));
        assertTrue(terminal.out().startsWith("labelport 0.0.0"), terminal.out());
        assertTrue(terminal.out().contains("Example:"), terminal.out());
        assertEquals("", terminal.err());
    }
}
