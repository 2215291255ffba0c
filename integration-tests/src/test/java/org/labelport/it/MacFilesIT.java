package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.SplitRatio;
import org.labelport.export.TargetInfo;
import org.labelport.report.ExportException;

/**
 * Every format is read as before where macOS has put files of its own beside those of the data set, or into a folder
 * {@code __MACOSX}, as it does in each ZIP.
 */
class MacFilesIT {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("labelport.root")).resolve("examples/shapes");

    /** The beginning of such a file: its mark, its version, and who wrote it. */
    private static final byte[] SIDECAR = {0, 5, 22, 7, 0, 2, 0, 0, 'M', 'a', 'c', ' ', 'O', 'S', ' ', 'X', (byte) 0xc0
    };

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(MacFilesIT.class.getClassLoader());

    @TestFactory
    Stream<DynamicTest> areNoPartOfTheData() {
        Set<String> targets = engine.targets().stream().map(TargetInfo::id).collect(Collectors.toSet());
        return engine.formats().stream()
                .map(format -> format.descriptor().id())
                .filter(targets::contains)
                .sorted()
                .map(format -> DynamicTest.dynamicTest(format, () -> assertNoPart(format)));
    }

    private void assertNoPart(String format) throws Exception {
        ExportParams.Builder example = ExportParams.from("coco")
                .filter("path", EXAMPLE.resolve("annotations.json"))
                .filter("images", EXAMPLE.resolve("images"))
                .split(SplitRatio.parse("0.6/0.2/0.2"));
        Map<String, String> options = format.matches("yolo|yolo-ndjson") ? Map.of("task", "detect") : Map.of();
        Path export = export(example, format, options);
        Object before = read(format, export);
        addSidecars(export);
        assertEquals(before, read(format, export));
    }

    private static void addSidecars(Path export) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(export)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.write(file.resolveSibling("._" + file.getFileName()), SIDECAR);
            Path mirrored = export.resolve("__MACOSX").resolve(export.relativize(file));
            Files.createDirectories(mirrored.getParent());
            Files.write(mirrored.resolveSibling("._" + file.getFileName()), SIDECAR);
        }
    }

    /** What is read, as the hashes of a table that holds all of it, or the code of the error. */
    private Object read(String format, Path export) throws IOException, InterruptedException {
        try {
            return FolderHashes.of(export(ExportParams.from(format).filter("path", export), "csv", Map.of()));
        } catch (ExportException e) {
            return e.code();
        }
    }

    private Path export(ExportParams.Builder params, String format, Map<String, String> options)
            throws ExportException, IOException, InterruptedException {
        return SingleExport.run(engine, params.to(format, options), folder).folder();
    }
}
