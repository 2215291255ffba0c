package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** The reference reader of COCO takes what we write, and finds it equal to itself. */
class CocoOracleIT {

    private static final Path SCRIPT = LabelportProcess.project("integration-tests/src/test/python/coco_oracle.py");

    @TempDir
    Path folder;

    private static final Path REAL = LabelportProcess.project("../shared/data/coco");
    private static final Path SHAPES = LabelportProcess.project("examples/shapes/annotations.json");

    @BeforeEach
    void requireOracle() throws IOException, InterruptedException {
        assumeTrue(run("python3", "-c", "import pycocotools.coco").exitCode() == 0, "no pycocotools for python3 here");
    }

    @TestFactory
    Stream<DynamicTest> groundTruthAgainstItselfIsPerfect() {
        return Stream.of(SHAPES, REAL)
                .flatMap(CocoOracleIT::jsonFiles)
                .map(file -> test(file, () -> {
                    Path out = export(file, "coco");
                    perfect(out.resolve("coco/annotations/instances_train.json").toString());
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
                            List<String> only = file.equals(SHAPES) ? List.of("--only", "person") : List.of();
                            Path out = export(file, "coco-keypoints", only, "rle=" + rle);
                            perfect(out.resolve("coco-keypoints/annotations/person_keypoints_train.json")
                                    .toString());
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
                        perfect(written.toString());
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
                            List<String> only =
                                    List.of("--only", kind.equals("segm") && file.equals(SHAPES) ? "ring" : "person");
                            Path out = export(file, truth, only);
                            export(out, file, "coco-results", only, "kind=" + kind);
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
        return export(file, format, List.of());
    }

    private Path export(Path file, String format, List<String> arguments, String... options) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        export(out, file, format, arguments, options);
        return out;
    }

    private void export(Path out, Path file, String format, List<String> arguments, String... options)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "export", "--from", "coco:" + file, "--to", format, "--out", out.toString(), "--media", "none"));
        command.addAll(arguments);
        for (String option : options) {
            command.addAll(List.of("--option", format + "." + option));
        }
        Ended export = LabelportProcess.run(folder, command.toArray(String[]::new));
        assertEquals(0, export.exitCode(), export.err());
    }

    private void perfect(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        Ended oracle = run(command.toArray(String[]::new));
        assertEquals(0, oracle.exitCode(), oracle.out() + oracle.err());
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

    private Ended run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "oracle", ".out");
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        return new Ended(process.waitFor(), Files.readString(out), "");
    }
}
