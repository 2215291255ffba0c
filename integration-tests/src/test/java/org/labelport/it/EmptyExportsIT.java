package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.TargetInfo;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

/** An export of no item is read again as no item, also from a format that has nothing but a file for each item. */
class EmptyExportsIT {

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(EmptyExportsIT.class.getClassLoader());

    @BeforeEach
    void noItems() {
        MemorySource memory = new MemorySource(new Taxonomy(List.of(Category.of("cat"))));
        memory.set(List.of());
        engine.add(memory);
    }

    @TestFactory
    Stream<DynamicTest> ofEachFormat() {
        Set<String> targets = engine.targets().stream().map(TargetInfo::id).collect(Collectors.toSet());
        return engine.formats().stream()
                .map(format -> format.descriptor().id())
                .filter(targets::contains)
                .sorted()
                .map(format -> DynamicTest.dynamicTest(format, () -> {
                    Path export = export(ExportParams.from("memory"), format).folder();
                    ExportResult.Published again = export(from(format, export), "csv");
                    assertEquals(0, again.summary().items().read());
                    assertEquals(0, again.summary().items().failed());
                }));
    }

    @Test
    void anExportWhoseFilesAreGoneIsRefused() throws Exception {
        Path export = export(ExportParams.from("memory"), "voc").folder();
        Path report = export.resolve("run.json");
        String text = Files.readString(report);
        for (String other :
                List.of(text.replaceFirst("\"written\" : 0", "\"written\" : 3"), "{", "[]", "{\"items\":0}")) {
            Files.writeString(report, other);
            ExportException refused = assertThrows(ExportException.class, () -> export(from("voc", export), "csv"));
            assertEquals("voc.missing", refused.code(), other);
        }
        Files.delete(report);
        assertThrows(ExportException.class, () -> export(from("voc", export), "csv"));
    }

    private static ExportParams.Builder from(String target, Path path) {
        return ExportParams.from(target).filter("path", path.toString());
    }

    private ExportResult.Published export(ExportParams.Builder params, String format)
            throws ExportException, IOException, InterruptedException {
        return SingleExport.run(engine, params.to(format), folder);
    }
}
