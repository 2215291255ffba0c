package org.labelport.textgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.testkit.trial.MemoryExport;
import org.labelport.testkit.trial.Trial;

/** Tests real files, if they are available: of Praat and ELAN, in both forms and three encodings. */
class TextGridRealDataTest {

    private static final Path DATA = Path.of(System.getProperty("labelport.realData", ""), "textgrid");

    @TempDir
    Path scratch;

    @TempDir
    Path written;

    private Trial read(Path folder) throws Exception {
        return Trial.read(new TextGridTarget(), Map.of("path", folder.toString()), scratch);
    }

    @Test
    void allAreReadWrittenAndReadAgain() throws Exception {
        assumeTrue(Files.isDirectory(DATA), "skipped: there is no " + DATA);
        Trial source = read(DATA);
        assertEquals(List.of(), source.errors());
        assertEquals(List.of(), source.losses());
        assertEquals(24, source.items().size());
        assertEquals(
                329,
                source.items().stream()
                        .mapToInt(item -> item.annotations().size())
                        .sum());

        MemoryExport export = MemoryExport.of(new TextGridConverter(), Map.of(), source.taxonomy(), source.items());
        assertEquals(List.of(), export.errors());
        export.publishFiles(written);
        Trial again = read(written);

        assertEquals(source.taxonomy(), again.taxonomy());
        for (Item item : source.items()) {
            Item back = again.items().stream()
                    .filter(each -> each.path().equals(item.path()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(contents(item), contents(back), item.path());
        }
    }

    private static List<String> contents(Item item) {
        return item.annotations().stream()
                .map(TextGridRealDataTest::content)
                .sorted()
                .toList();
    }

    private static String content(Annotation annotation) {
        return annotation.category() + " " + annotation.shape() + " " + annotation.attributes();
    }
}
