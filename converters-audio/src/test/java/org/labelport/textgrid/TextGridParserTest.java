package org.labelport.textgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;

class TextGridParserTest {

    static final String SHORT = """
            File type = "ooTextFile"
            Object class = "TextGrid"

            0
            4.25
            <exists>
            2
            "IntervalTier"
            "wörd"
            0
            4.25
            2
            0
            1.5
            "say ""hi""
            twice"
            1.5
            4.25
            ""
            "TextTier"
            "peaks"
            0
            4.25
            1
            2.000001
            "H*"
            """;

    @TempDir
    Path folder;

    private TextGrid read(String text) throws IOException, TextGridProblem {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private TextGrid read(byte[] bytes) throws IOException, TextGridProblem {
        return TextGridParser.read(Files.write(folder.resolve("a.TextGrid"), bytes), Limits.USUAL);
    }

    private static TextGrid expected() {
        return new TextGrid(
                0,
                4_250_000,
                List.of(
                        new Tier(
                                "wörd",
                                false,
                                0,
                                4_250_000,
                                List.of(
                                        new Mark(0, 1_500_000, "say \"hi\"\ntwice", 13),
                                        new Mark(1_500_000, 4_250_000, "", 17)),
                                8),
                        new Tier("peaks", true, 0, 4_250_000, List.of(new Mark(2_000_001, 2_000_001, "H*", 25)), 20)),
                0);
    }

    @Test
    void theShortFormIsRead() throws Exception {
        assertEquals(expected(), read(SHORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void everyEncodingWithAMarkIsRead(String charset) throws Exception {
        assertEquals(expected(), read(("\uFEFF" + SHORT).getBytes(Charset.forName(charset))));
    }

    @Test
    void linesOfOtherSystemsAreRead() throws Exception {
        assertEquals(expected(), read(SHORT.replace("\n", "\r\n")));
        assertEquals(expected(), read(SHORT.replace("\n", "\r")));
    }

    @Test
    void wordsForPeopleAndCommentsDoNotCount() throws Exception {
        String grid = """
                File type = "ooTextFile"  ! 7 "not a tier"
                Object class = "TextGrid"
                xmin = 0  xmax = 1
                tiers? <exists>
                size = 1
                item []:
                    item [1]:
                        class = "TextTier"
                        name = "a1"
                        xmin = 0
                        xmax = 1
                        points: size = 1
                        points [1]:
                            time = 5e-1
                            mark = "!"
                """;
        assertEquals(
                List.of(new Mark(500_000, 500_000, "!", 14)),
                read(grid).tiers().get(0).marks());
    }

    @Test
    void aGridMayHaveNoTiers() throws Exception {
        String start = "\"ooTextFile\"\n\"TextGrid\"\n0\n1\n";
        assertEquals(List.of(), read(start + "<absent>\n").tiers());
        assertEquals(List.of(), read(start + "<exists>\n0\n").tiers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ooTextFile|ooBinaryFile|line 1: it is not a text file of Praat, but 'ooBinaryFile'",
                "\"TextGrid\"|\"PitchTier\"|line 2: it is not a TextGrid, but 'PitchTier'",
                "\"TextTier\"|\"LineTier\"|line 20: there is no kind of tier 'LineTier'",
                "<exists>|exists|line 7: there is '2' where a flag in angle brackets belongs",
                "4.25|1e40|line 5: 1.0E40 is no time in seconds",
                "4.25|4.2.5|line 5: '4.2.5' is no number",
                "\"peaks\"|peaks|line 22: there is '0' where a text in quotation marks belongs",
                "\"H*\"|\"H*|line 26: the text that begins here has no quotation mark at its end",
                "\"H*\"|\"H\"*\"|line 26: there is '*' behind a text. Write a quotation mark within a text twice",
                "<exists>|<exits>|line 6: there is <exits> where <exists> or <absent> belongs",
                "\"H*\"|''|line 27: the file ends where a text in quotation marks belongs",
            })
    void whatPraatDoesNotReadIsNamedWithItsLine(String good, String bad, String message) {
        TextGridProblem problem =
                assertThrows(TextGridProblem.class, () -> read(SHORT.replace(good, bad.equals("''") ? "" : bad)));
        assertEquals(message, problem.getMessage().replaceAll("[.] Open it.*", ""));
    }

    @Test
    void manyIntervalsAreNotBelieved() {
        TextGridProblem problem =
                assertThrows(TextGridProblem.class, () -> read(SHORT.replace("4.25\n1\n", "4.25\n2000000000\n")));
        assertEquals("line 27: the file ends where a number belongs", problem.getMessage());
    }

    @Test
    void tiersWithoutIntervalsCountToo() {
        Limits few = Limits.of(Map.of(Limit.ANNOTATIONS_PER_ITEM, 3L));
        String tier = "\"TextTier\" \"\" 0 1 0\n";
        TextGridProblem problem = assertThrows(
                TextGridProblem.class,
                () -> TextGridParser.read(
                        Files.writeString(
                                folder.resolve("a.TextGrid"),
                                "\"ooTextFile\" \"TextGrid\" 0 1 <exists> 4\n" + tier.repeat(4)),
                        few));
        assertTrue(problem.getMessage().contains("annotationsPerItem"), problem.getMessage());
    }

    @Test
    void longTextsAreShownCut() {
        TextGridProblem problem = assertThrows(
                TextGridProblem.class, () -> read(SHORT.replace("\"TextGrid\"", '"' + "x".repeat(100_000) + '"')));
        assertEquals("line 2: it is not a TextGrid, but '" + "x".repeat(40) + "…'", problem.getMessage());
        assertEquals("Praat does not open the file", problem.consequence());
    }

    @Test
    void otherEncodingsAreNamed() {
        TextGridProblem problem =
                assertThrows(TextGridProblem.class, () -> read(SHORT.getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(
                "it is neither UTF-8 nor UTF-16. Open it in Praat and choose 'Save as text file...', with"
                        + " 'Text writing settings...' on UTF-8",
                problem.getMessage());
        assertEquals("other programs do not open the file", problem.consequence());
    }

    @Test
    void chronologicalFilesAreThoseOfPraatAlone() {
        TextGridProblem problem = assertThrows(
                TextGridProblem.class,
                () -> read("\"Praat chronological TextGrid text file\"\n0.0 12.5   ! Time domain.\n"));
        assertEquals(
                "line 1: it is a chronological text file of Praat. Open it in Praat and choose 'Save as text file...'",
                problem.getMessage());
        assertEquals("other programs do not open the file", problem.consequence());
    }
}
