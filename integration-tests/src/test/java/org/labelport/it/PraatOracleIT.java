package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** Praat opens our TextGrids, and holds every interval and point at its time and with its text. */
class PraatOracleIT {

    /** Prints the marks of a grid that have a text, one a line. */
    private static final String SCRIPT = """
            form Print
                sentence file
            endform
            Read from file: file$
            tiers = Get number of tiers
            for tier to tiers
                name$ = Get tier name: tier
                intervals = Is interval tier: tier
                if intervals
                    marks = Get number of intervals: tier
                else
                    marks = Get number of points: tier
                endif
                for mark to marks
                    if intervals
                        begins = Get start time of interval: tier, mark
                        ends = Get end time of interval: tier, mark
                        text$ = Get label of interval: tier, mark
                    else
                        begins = Get time of point: tier, mark
                        ends = begins
                        text$ = Get label of point: tier, mark
                    endif
                    if text$ <> ""
                        appendInfoLine: name$, "|", fixed$ (begins, 6), "|", fixed$ (ends, 6), "|", replace$ (text$, newline$, "~", 0)
                    endif
                endfor
            endfor
            """;

    @TempDir
    Path folder;

    private List<String> praat(Path grid) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("print.praat"), SCRIPT);
        Path printed = folder.resolve("printed.txt");
        Process process = new ProcessBuilder(
                        "praat",
                        "--utf8",
                        "--run",
                        script.toString(),
                        grid.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "praat does not end");
        List<String> lines = Files.readAllLines(printed, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), lines::toString);
        return lines;
    }

    private void requirePraat() throws IOException, InterruptedException {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v praat").start().waitFor() == 0, "no praat here");
    }

    private Path export(Path source) throws IOException, InterruptedException {
        Ended ended = LabelportProcess.run(
                folder, "export", "--from", "textgrid:" + source, "--to", "textgrid", "--out", ".");
        assertEquals(0, ended.exitCode(), ended.err());
        return folder.resolve("textgrid/train");
    }

    @Test
    void theExampleIsHeldAsItIs() throws Exception {
        requirePraat();
        Path export = export(LabelportProcess.project("examples/speech"));
        assertEquals(
                List.of(
                        "word|0|0.300000|hi",
                        "word|0.600000|1.200000|there",
                        "peak|0.150000|0.150000|H*",
                        "peak|0.900000|0.900000|L*"),
                praat(export.resolve("greeting.TextGrid")));
    }

    @Test
    void hardTextsAndOverlapsAreHeld() throws Exception {
        requirePraat();
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.writeString(
                source.resolve("a.TextGrid"),
                "\"ooTextFile\" \"TextGrid\" 0 2 <exists> 4\n"
                        + "\"IntervalTier\" \"größe \"\"x\"\"\" 0 2 1  0 1.000001 \"say \"\"hi\"\"\n! <no> 3 日本\"\n"
                        + "\"IntervalTier\" \"größe \"\"x\"\" (2)\" 0 2 1  0.5 2 \"😀\"\n"
                        + "\"TextTier\" \"größe \"\"x\"\" (points)\" 0 2 1  1.5 \"!\"\n"
                        + "\"TextTier\" \"\" 0 2 1  0.000001 \"no name\"\n");
        Path export = export(source);
        assertEquals(
                List.of(
                        "größe \"x\"|0|1.000001|say \"hi\"~! <no> 3 日本",
                        "größe \"x\" (2)|0.500000|2.000000|😀",
                        "größe \"x\" (points)|1.500000|1.500000|!",
                        "|0.000001|0.000001|no name"),
                praat(export.resolve("a.TextGrid")));
    }
}
