package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportStatus;

/** The reference reader of COCO takes what we write, and finds it equal to itself. */
class CocoOracleIT {

    private static final Path SCRIPT = LabelportProcess.project("integration-tests/src/test/python/coco_oracle.py");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    /** One for all questions: it takes longer to start than to answer. */
    private static Process oracle;

    private static BufferedReader answers;

    private final LabelportEngine engine = LabelportEngine.withInstalled(CocoOracleIT.class.getClassLoader());

    private static final Path REAL = Path.of(System.getProperty("labelport.realData", ""), "coco");
    private static final Path SHAPES = LabelportProcess.project("examples/shapes/annotations.json");

    @BeforeAll
    static void startOracle() throws IOException {
        String python = Python.with("numpy", "pycocotools");
        oracle = new ProcessBuilder(python, SCRIPT.toString())
                .redirectError(folder.resolve("oracle.err").toFile())
                .start();
        answers = oracle.inputReader(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stopOracle() throws IOException, InterruptedException {
        if (oracle != null) {
            oracle.getOutputStream().close();
            oracle.waitFor();
        }
    }

    @TestFactory
    Stream<DynamicTest> groundTruthAgainstItselfIsPerfect() {
        return Stream.of(SHAPES, REAL)
                .flatMap(CocoOracleIT::jsonFiles)
                .map(file -> test(file, () -> {
                    Path out = export(file, "coco");
                    perfect(out.resolve("coco/annotations/instances_train.json"));
                }));
    }

    /** Box, region and keypoints of every object, in both spellings of masks. */
    @TestFactory
    Stream<DynamicTest> keypointsAgainstThemselvesArePerfect() {
        return Stream.of(SHAPES, REAL)
                .flatMap(CocoOracleIT::jsonFiles)
                .filter(file -> contains(file, "\"num_keypoints\""))
                .flatMap(file -> Stream.of("compressed", "uncompressed")
                        .map(rle -> test(file, () -> {
                            Set<String> only = file.equals(SHAPES) ? Set.of("person") : Set.of();
                            Path out = export(file, "coco-keypoints", only, Map.of("rle", rle));
                            perfect(out.resolve("coco-keypoints/annotations/person_keypoints_train.json"));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> polygonsOfLvisAndMasksOfStuffAreTheirOwn() {
        return Stream.of("coco-stuff:stuff", "lvis:lvis_v1").flatMap(format -> {
            String id = format.split(":")[0];
            String task = format.split(":")[1];
            return Stream.of(SHAPES, REAL)
                    .flatMap(CocoOracleIT::jsonFiles)
                    .map(file -> test(file, () -> {
                        Path written = export(file, id).resolve(id + "/annotations/" + task + "_train.json");
                        if (id.equals("lvis")) {
                            String text = Files.readString(written)
                                    .replace(",\"segmentation\"", ",\"iscrowd\":0,\"segmentation\"");
                            Files.writeString(written, text);
                        }
                        perfect(written);
                    }));
        });
    }

    /** Results are numbered as the ground truth that is written from the same data. */
    @TestFactory
    Stream<DynamicTest> resultsMatchTheGroundTruthOfTheSameData() {
        return Stream.of(SHAPES, REAL)
                .flatMap(CocoOracleIT::jsonFiles)
                .filter(file -> contains(file, "\"num_keypoints\""))
                .flatMap(file -> Stream.of("bbox", "segm", "keypoints")
                        .map(kind -> test(file, () -> {
                            boolean points = kind.equals("keypoints");
                            String truth = points ? "coco-keypoints" : "coco";
                            // Boxes of the ground truth have no segmentation to be found.
                            Set<String> only = Set.of(kind.equals("segm") && file.equals(SHAPES) ? "ring" : "person");
                            Path out = export(file, truth, only, Map.of());
                            export(out, file, "coco-results", only, Map.of("kind", kind));
                            perfect(
                                    out.resolve(truth + "/annotations/" + (points ? "person_keypoints" : "instances")
                                                    + "_train.json")
                                            .toString(),
                                    out.resolve("coco-results/results_train.json")
                                            .toString(),
                                    kind);
                        })));
    }

    @Test
    void captionsAreLoaded() throws Exception {
        Path file = Files.writeString(folder.resolve("captions_train.json"), """
                {"images":[{"id":7,"file_name":"a.jpg"},{"id":8,"file_name":"b.jpg"}],
                 "annotations":[{"id":1,"image_id":7,"caption":"two dogs"},{"id":2,"image_id":8,"caption":"na\u00efve"},
                                {"id":3,"image_id":7,"caption":"dogs \\"at\\" play"}]}""");
        Path out = export(file, "coco-captions");
        perfect(out.resolve("coco-captions/annotations/captions_train.json").toString(), "3");
    }

    private static DynamicTest test(Path file, Executable executable) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), executable);
    }

    private Path export(Path file, String format) throws Exception {
        return export(file, format, Set.of(), Map.of());
    }

    private Path export(Path file, String format, Set<String> only, Map<String, String> options) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        export(out, file, format, only, options);
        return out;
    }

    private void export(Path out, Path file, String format, Set<String> only, Map<String, String> options)
            throws Exception {
        ExportParams.Builder params = ExportParams.from("coco")
                .filter("path", file.toString())
                .to(format, options)
                .destination(out)
                .media(OriginalFiles.NONE);
        if (!only.isEmpty()) {
            params.onlyCategories(only);
        }
        ExportHandle run = engine.start(params.build(), ExportListener.NONE);
        run.await();
        assertEquals(ExportStatus.DONE, run.status());
    }

    private static void perfect(Path file) throws IOException {
        perfect(file.toString());
    }

    /** @param question as the script describes it */
    private static void perfect(String... question) throws IOException {
        OutputStream in = oracle.getOutputStream();
        in.write(JSON.writeValueAsBytes(question));
        in.write('\n');
        in.flush();
        StringBuilder said = new StringBuilder();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith("= ")) {
                assertEquals("good", JSON.readValue(line.substring(2), String.class), said::toString);
                return;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the oracle ended: " + said + Files.readString(folder.resolve("oracle.err")));
    }

    private static Stream<Path> jsonFiles(Path place) {
        if (Files.isRegularFile(place)) {
            return Stream.of(place);
        }
        if (!Files.isDirectory(place)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> contains(file, "\"segmentation\""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
