package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TreeDiffTest {

    private static Optional<String> between(String left, String right) {
        return TreeDiff.between("one", file(left), "other", file(right));
    }

    private static ExportTree file(String text) {
        return new ExportTree(new TreeMap<>(Map.of("a.json", text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void shortLinesAreShownWhole() {
        assertEquals(
                Optional.of("  'a.json' differs: line 2\n    one: dog\n    other: dig"),
                between("cat\ndog\n", "cat\ndig\n"));
    }

    @Test
    void longLinesAreShownAroundWhatDiffers() {
        String before = "x".repeat(5000);
        String after = "y".repeat(5000);

        assertEquals(
                Optional.of("  'a.json' differs: line 1, shown from character 4901"
                        + "\n    one: …" + "x".repeat(100) + "dog" + "y".repeat(97) + "…"
                        + "\n    other: …" + "x".repeat(100) + "cat" + "y".repeat(97) + "…"),
                between(before + "dog" + after, before + "cat" + after));
    }

    @Test
    void lineThatGoesOnIsShownWhereTheOtherEnds() {
        String line = "x".repeat(300);

        assertEquals(
                Optional.of("  'a.json' differs: line 1, shown from character 201"
                        + "\n    one: …" + "x".repeat(100)
                        + "\n    other: …" + "x".repeat(100) + "yes"),
                between(line, line + "yes"));
    }

    @Test
    void endOfAFileIsToldApartFromAnEmptyLine() {
        assertEquals(
                Optional.of("  'a.json' differs: line 2\n    one: (ends before)\n    other: "),
                between("cat", "cat\n"));
    }
}
