package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary;
import org.labelport.export.FormatInfo;
import org.labelport.model.DataType;
import org.labelport.report.ExportException;

/** Annotations that nobody here made, to every format: each item and annotation is written, lost or failed. */
class RealDataIT {

    private static final Path DATA = Path.of(System.getProperty("labelport.realData", ""));

    /** More pixels than this take formats that paint pictures minutes. */
    private static final long MANY_PIXELS = 20_000_000L;

    private static final Set<String> PAINTING =
            Set.of("masks", "camvid", "cityscapes", "ade20k", "coco-panoptic", "coco-stuff", "csv-openimages");

    private static final Set<String> NO_PICTURES = Set.of("cvat-video", "textgrid");

    /** Reasons why a format may refuse data as a whole, before it writes anything. */
    private static final Set<String> REFUSALS = Set.of("task.mixed");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyCocoFileGoesToEveryFormat() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "no real data in " + DATA);
        List<Path> files;
        try (Stream<Path> found = Files.walk(DATA.resolve("coco"))) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .filter(RealDataIT::isCoco)
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() >= 5, "found " + files);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(DATA.relativize(file).toString(), () -> {
                    JsonNode json = new ObjectMapper().readTree(file.toFile());
                    for (ExportResult.Published export : exports("coco", file, pixels(json))) {
                        ExportSummary summary = export.summary();
                        assertEquals(json.path("images").size(), summary.items().read(), summary.format());
                        assertEquals(
                                json.path("annotations").size() + keypointAnnotations(json),
                                summary.annotations().read(),
                                summary.format());
                        assertOnlyForeignMediaFailed(summary);
                        assertListsAreComplete(export);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> vocGoesToEveryFormat() {
        Path voc = DATA.resolve("voc/raccoon");
        assumeTrue(Files.isDirectory(voc), "no real data in " + DATA);
        return Stream.of(DynamicTest.dynamicTest("raccoon", () -> {
            for (ExportResult.Published export : exports("voc", voc, 0)) {
                assertEquals(
                        200, export.summary().items().read(), export.summary().format());
                assertEquals(
                        217,
                        export.summary().annotations().read(),
                        export.summary().format());
                assertListsAreComplete(export);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> textGridsGoToEveryFormatOfRecordings() {
        Path grids = DATA.resolve("textgrid");
        assumeTrue(Files.isDirectory(grids), "no real data in " + DATA);
        return Stream.of(DynamicTest.dynamicTest("praatio", () -> {
            LabelportEngine engine = LabelportEngine.withInstalled(RealDataIT.class.getClassLoader());
            ExportParams.Builder together = request("textgrid", grids);
            engine.formats().stream()
                    .filter(format -> format.descriptor().dataTypes().contains(DataType.AUDIO))
                    .forEach(format -> together.to(format.descriptor().id()));
            List<ExportResult.Published> exports =
                    engine.start(together.build(), ExportListener.NONE).await().exports();
            assertTrue(exports.size() >= 4, "exports: " + exports);
            for (ExportResult.Published export : exports) {
                assertEquals(
                        24, export.summary().items().read(), export.summary().format());
                assertEquals(
                        329,
                        export.summary().annotations().read(),
                        export.summary().format());
                assertListsAreComplete(export);
            }
        }));
    }

    /** Exports in every format that is installed: those that may refuse data in a run of their own, so that they stop no other. */
    private List<ExportResult.Published> exports(String target, Path path, long pixels) throws Exception {
        LabelportEngine engine = LabelportEngine.withInstalled(RealDataIT.class.getClassLoader());
        List<ExportResult.Published> exports = new ArrayList<>();
        ExportParams.Builder together = request(target, path);
        for (FormatInfo format : engine.formats()) {
            String id = format.descriptor().id();
            if (pixels > MANY_PIXELS && PAINTING.contains(id)) {
                continue;
            }
            if (format.descriptor().options().stream()
                    .noneMatch(option -> option.name().equals("task"))) {
                together.to(id, id.equals("voc") && pixels > MANY_PIXELS ? Map.of("segmentation", false) : Map.of());
                continue;
            }
            try {
                exports.addAll(engine.start(request(target, path).to(id).build(), ExportListener.NONE)
                        .await()
                        .exports());
            } catch (ExportException e) {
                assertTrue(REFUSALS.contains(e.code()), id + ": " + e.line());
            }
        }
        exports.addAll(
                engine.start(together.build(), ExportListener.NONE).await().exports());
        assertTrue(exports.size() > 20, "exports: " + exports);
        return exports;
    }

    private ExportParams.Builder request(String target, Path path) throws IOException {
        return ExportParams.from(target)
                .filter("path", path.toString())
                .destination(Files.createTempDirectory(folder, "out"))
                .threads(2);
    }

    /** Formats of videos and recordings have no place for pictures, and say so. */
    private static void assertOnlyForeignMediaFailed(ExportSummary summary) {
        long failed = NO_PICTURES.contains(summary.format()) ? summary.items().read() : 0;
        assertEquals(failed, summary.items().failed(), () -> summary.format() + " " + summary.errors());
        assertEquals(failed, summary.errors().getOrDefault("media.unsupported", 0L), summary.format());
    }

    private static long pixels(JsonNode coco) {
        long pixels = 0;
        for (JsonNode image : coco.path("images")) {
            pixels += image.path("width").asLong() * image.path("height").asLong();
        }
        return pixels;
    }

    /** The lists name as many losses and errors as the report counts. */
    private static void assertListsAreComplete(ExportResult.Published export) throws IOException {
        ExportSummary summary = export.summary();
        assertEquals(sum(summary.losses().values()), lines(export.folder().resolve("losses.ndjson")), summary.format());
        assertEquals(sum(summary.errors().values()), lines(export.folder().resolve("errors.ndjson")), summary.format());
        JsonNode report =
                new ObjectMapper().readTree(export.folder().resolve("run.json").toFile());
        assertEquals(
                summary.annotations().written(),
                report.at("/annotations/written").asLong());
        for (JsonNode file : report.path("files")) {
            assertEquals(
                    file.path("size").asLong(),
                    Files.size(export.folder().resolve(file.path("path").asText())));
        }
        assertEquals(summary.files(), report.path("files").size());
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** Labelled keypoints are annotations of their own. */
    private static long keypointAnnotations(JsonNode json) {
        long count = 0;
        for (JsonNode annotation : json.path("annotations")) {
            JsonNode keypoints = annotation.path("keypoints");
            for (int i = 2; i < keypoints.size(); i += 3) {
                if (keypoints.get(i).asInt() > 0) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    private static boolean isCoco(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile()).has("images");
        } catch (IOException e) {
            return false;
        }
    }
}
