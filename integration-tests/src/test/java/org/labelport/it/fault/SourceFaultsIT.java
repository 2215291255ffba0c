package org.labelport.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.publish.FolderTree;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportSummary;
import org.labelport.it.fault.Faults.Fault;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/** The source's disk fails at any operation of a run: nothing is lost without a word. */
@Tag("faults")
@Timeout(900)
class SourceFaultsIT {

    private static final Set<String> MISLEADING =
            Set.of("destination.unusable", "run.failed", "converter.failed", "engine.accounting", "archive.unreadable");

    @TempDir
    Path folder;

    private final Exports exports = new Exports();
    private final Faults faults = Faults.here();
    private final Violations violations = new Violations(faults);
    private Path source = Path.of("");

    @BeforeEach
    void dataSet() throws IOException {
        source = Exports.dataSet(Files.createDirectory(folder.resolve("source")));
    }

    @AfterEach
    void disarm() throws IOException {
        faults.end();
        faults.closeAll();
    }

    @ParameterizedTest
    @EnumSource(
            value = FileFault.class,
            names = {"BROKEN_DISK", "LOST_PERMISSION"})
    void annotationsWithPictures(FileFault fault) throws Exception {
        everywhere(fault, () -> Exports.pictures(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yolo",
                "csv",
                "voc",
                "coco-panoptic",
                "labelme",
                "via",
                "createml",
                "label-studio",
                "imagefolder",
                "masks",
                "cityscapes",
                "ade20k",
                "camvid",
                "cvat-images",
                "csv-retinanet",
                "csv-tensorflow",
                "csv-vertex",
                "csv-openimages",
                "csv-via",
                "labelimg",
                "lvis",
                "coco-stuff",
                "yolo-darknet",
                "yolo-keras",
                "yolo-ndjson"
            })
    void folderOf(String format) throws Exception {
        ExportParams.Builder written = ExportParams.from("coco")
                .filter("path", source.resolve("annotations.json").toString())
                .filter("images", source.resolve("images").toString())
                .media(OriginalFiles.COPY)
                .to(format, Set.of("yolo", "yolo-ndjson").contains(format) ? Map.of("task", "segment") : Map.of());
        exports.run(written, folder.resolve("written"));
        Files.move(folder.resolve("written").resolve(format), source.resolve(format));
        everywhere(FileFault.BROKEN_DISK, () -> Exports.pictures(format, source.resolve(format)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Packing.class,
            names = {"ZIP", "TAR"})
    void archiveIsNotDamagedBecauseItsDiskFails(Packing packing) throws Exception {
        exports.run(Exports.pictures(source).packing(packing), folder.resolve("written"));
        Path archive = source.resolve(packing.fileName("coco"));
        Files.move(folder.resolve("written").resolve(packing.fileName("coco")), archive);
        everywhere(
                FileFault.BROKEN_DISK,
                () -> Exports.pictures("coco", archive),
                operations -> LongStream.rangeClosed(1, operations));
    }

    @Test
    void folderThatCannotBeLookedAtIsNoFile() throws Exception {
        long look = 2; // after the attempt to create it
        faults.begin(source, FileFault.BROKEN_DISK.at(look));
        IOException failure =
                assertThrows(IOException.class, () -> FolderTree.create(source, source.resolve("images")));
        assertEquals(source.resolve("images") + ": Input/output error", FileTrouble.of(failure));
    }

    @ParameterizedTest
    @EnumSource(
            value = FileFault.class,
            names = {"BROKEN_DISK", "LOST_PERMISSION"})
    void whatCannotBeLookedAtIsNotAbsent(FileFault fault) throws Exception {
        for (String name : List.of("annotations.json", "images", "no-such-file")) {
            faults.begin(source, fault.at(1));
            assertThrows(IOException.class, () -> FileKind.of(source.resolve(name)));
            faults.end();
        }
        assertEquals(FileKind.ABSENT, FileKind.of(source.resolve("no-such-file")));
    }

    @Test
    void cutAnnotations() throws Exception {
        SortedMap<String, SortedMap<String, String>> bytes =
                undisturbed(Exports.pictures(source)).bytes();
        Path file = source.resolve("annotations.json");
        byte[] all = Files.readAllBytes(file);
        Moments.of(40, 0)
                .forEach(n -> violations.none(n, () -> {
                    Files.write(file, Arrays.copyOf(all, (int) (all.length * n / 41)));
                    Attempt attempt = Attempt.at(exports, Exports.pictures(source), folder.resolve("run-" + n));
                    violations.checkEnded(attempt, "coco.syntax"::equals);
                    violations.check(attempt.failure().isPresent(), "half a document is no document");
                }));
        violations.report();
    }

    @FunctionalInterface
    private interface Request {
        ExportParams.Builder params();
    }

    private void everywhere(FileFault fault, Request request) throws Exception {
        everywhere(fault, request, operations -> Moments.of(operations, fault.ordinal()));
    }

    private void everywhere(FileFault fault, Request request, LongFunction<LongStream> moments) throws Exception {
        Undisturbed undisturbed = undisturbed(request.params());
        SortedMap<String, SortedMap<String, String>> bytes = undisturbed.bytes();
        moments.apply(faults.steps().size())
                .forEach(n -> violations.none(n, () -> {
                    Path destination = folder.resolve("run-" + n);
                    faults.begin(source, fault.at(n));
                    Attempt attempt = Attempt.at(exports, request.params(), destination);
                    faults.end();
                    Operation struck =
                            faults.struck().map(Faults.Step::operation).orElse(Operation.OPEN);

                    violations.checkEnded(attempt, code -> !MISLEADING.contains(code));
                    violations.check(
                            !attempt.outcome().startsWith("storage.failed")
                                    || attempt.outcome().contains("source")
                                    || struck == Operation.CLOSE,
                            attempt.outcome());
                    violations.checkPublished(attempt, bytes.keySet());
                    violations.checkLeft(attempt, exports, bytes);
                    if (attempt.result().isPresent()) {
                        ExportSummary summary =
                                attempt.result().get().exports().get(0).summary();
                        boolean told = !summary.errors().isEmpty();
                        boolean lost = !summary.losses().equals(undisturbed.losses());
                        violations.check(
                                told || lost || attempt.visible().equals(bytes),
                                "something is missing, and nothing is said");
                        violations.check(
                                !told
                                        || summary.items().failed()
                                                        + summary.annotations().failed()
                                                > 0,
                                "no item failed: " + summary.errors());
                    }
                }));
        violations.report();
    }

    private record Undisturbed(SortedMap<String, SortedMap<String, String>> bytes, Map<String, Long> losses) {}

    private Undisturbed undisturbed(ExportParams.Builder params) throws Exception {
        faults.begin(source, Fault.NONE);
        Attempt attempt = Attempt.at(exports, params, folder.resolve("undisturbed"));
        faults.end();
        assertEquals("it succeeded", attempt.outcome());
        assertEquals(Set.of(), faults.open());
        ExportSummary summary = attempt.result().orElseThrow().exports().get(0).summary();
        return new Undisturbed(attempt.visible(), summary.losses());
    }
}
