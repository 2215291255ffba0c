package org.labelport.plugins.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonKindTest {

    private static final Path GUIDE = Path.of("../../docs/guides/when-a-plugin-does-not-work.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|");

    @Test
    void guideHasARowForEach() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertEquals(Arrays.stream(ReasonKind.values()).map(ReasonKind::code).toList(), rows);
    }
}
