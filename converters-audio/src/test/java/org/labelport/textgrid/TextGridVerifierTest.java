package org.labelport.textgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.options.Options;
import org.labelport.testkit.Requests;

class TextGridVerifierTest {

    private static final Path PAGE = Path.of("../docs/formats/textgrid.md");

    private static final List<String> FOUND_HERE = List.of(
            "textgrid.gap",
            "textgrid.file-repeated",
            "textgrid.length",
            "textgrid.links",
            "textgrid.name-shared",
            "textgrid.no-length",
            "textgrid.no-recordings",
            "textgrid.outside",
            "textgrid.overlap",
            "textgrid.point-twice",
            "textgrid.recording-missing",
            "textgrid.rest",
            "textgrid.syntax",
            "textgrid.tier-range",
            "textgrid.times",
            "textgrid.unreadable");

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private List<String> found() throws Exception {
        List<String> problems = new ArrayList<>();
        TextGridConverter converter = new TextGridConverter();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), Map.of()),
                        scratch,
                        file -> {
                            throw new IOException("no pictures here");
                        },
                        problem -> problems.add(problem.code() + ":" + problem.line())));
        return problems;
    }

    private void write(String grid) throws IOException {
        Files.writeString(folder.resolve("a.TextGrid"), grid);
        Files.writeString(folder.resolve("a.wav"), "sound");
    }

    @Test
    void aGoodFileHasNoProblem() throws Exception {
        write(TextGridParserTest.SHORT);
        assertEquals(List.of(), found());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'0\n1.5\n'|'0\n1.25\n'|textgrid.gap:17",
                "'1.5\n4.25\n'|'1.5\n4\n'|textgrid.gap:17",
                "'1.5\n4.25\n'|'1\n4.25\n'|textgrid.overlap:17",
                "'0\n1.5\n'|'1.5\n0\n'|textgrid.times:13;textgrid.gap:13;textgrid.gap:17",
                "'1.5\n4.25\n'|'1.5\n1.5\n'|textgrid.no-length:17;textgrid.gap:17",
                "'1.5\n4.25\n'|'1.5\n5\n'|textgrid.outside:17",
                "peaks|wörd|textgrid.name-shared:20",
                "'2.000001\n'|'5\n'|textgrid.outside:25",
                "'4.25\n1\n2.000001\n\"H*\"'|'4.25\n2\n2\n\"H*\"\n2\n\"L*\"'|textgrid.point-twice:27",
                "'\"peaks\"\n0\n'|'\"peaks\"\n1\n'|textgrid.tier-range:20",
                "'\"peaks\"\n0\n'|'\"peaks\"\n5\n'|textgrid.times:20;textgrid.tier-range:20",
                "TextTier|LineTier|textgrid.syntax:20",
                "'4.25\n1\n2.000001\n'|'4.25\n0\n2.000001\n'|textgrid.rest:25",
                "'<exists>\n2\n'|'<exists>\n1\n'|textgrid.rest:20",
                "'2.000001\n'|'2d\n'|textgrid.syntax:25",
            })
    void whatReadersRefuseOrMistakeIsFound(String good, String bad, String expected) throws Exception {
        write(TextGridParserTest.SHORT.replace(good, bad));
        assertEquals(List.of(expected.split(";")), found());
    }

    @Test
    void gridsWithoutLengthAreFound() throws Exception {
        write("\"ooTextFile\"\n\"TextGrid\"\n0\n0\n<exists>\n0\n");
        assertEquals(List.of("textgrid.length:0"), found());
        write("\"ooTextFile\"\n\"TextGrid\"\n0\n-1\n<exists>\n0\n");
        assertEquals(List.of("textgrid.times:0"), found());
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where names may differ in their case alone
    void namesThatDifferOnlyInTheSpellingOfTheirExtensionAreFound() throws Exception {
        Files.writeString(folder.resolve("a.TextGrid"), TextGridParserTest.SHORT);
        Files.writeString(folder.resolve("a.textgrid"), TextGridParserTest.SHORT);
        assertEquals(List.of("textgrid.file-repeated:0", "textgrid.no-recordings:0"), found());
    }

    @Test
    void missingRecordingsAreFound() throws Exception {
        Files.writeString(folder.resolve("a.TextGrid"), TextGridParserTest.SHORT);
        assertEquals(List.of("textgrid.no-recordings:0"), found());
        Files.writeString(folder.resolve("b.wav"), "sound");
        assertEquals(List.of("textgrid.recording-missing:0"), found());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void recordingsThatAreLinksToNothingAreMissing() throws Exception {
        Files.writeString(folder.resolve("a.TextGrid"), TextGridParserTest.SHORT);
        Files.createSymbolicLink(folder.resolve("a.wav"), scratch.resolve("none.wav"));
        assertEquals(List.of("textgrid.recording-missing:0"), found());
    }

    @Test
    void whatCannotBeReadAndLinksAreFound() throws Exception {
        write(TextGridParserTest.SHORT);
        Files.createSymbolicLink(folder.resolve("b.TextGrid"), scratch.resolve("none.TextGrid"));
        Files.createSymbolicLink(folder.resolve("more"), scratch);
        assertEquals(List.of("textgrid.links:0", "textgrid.unreadable:0"), found());
    }

    @Test
    void thePageListsEveryCode() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## Checking it"), page.indexOf("## Reading it back"));
        Set<String> promised = new TreeSet<>();
        Matcher code = Pattern.compile("`(textgrid\\.[a-z-]+)`").matcher(section);
        while (code.find()) {
            promised.add(code.group(1));
        }
        assertEquals(new TreeSet<>(FOUND_HERE), promised);
    }
}
