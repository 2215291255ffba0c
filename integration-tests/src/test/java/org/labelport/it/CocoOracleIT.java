package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** The reference reader of COCO takes what we write, and finds it equal to itself. */
class CocoOracleIT {

    private static final Path SCRIPT = LabelportProcess.project("integration-tests/src/test/python/coco_oracle.py");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> groundTruthAgainstItselfIsPerfect() throws Exception {
        assumeTrue(run("python3", "-c", "import pycocotools.coco").exitCode() == 0, "no pycocotools for python3 here");
        return Stream.of(
                        LabelportProcess.project("examples/shapes/annotations.json"),
                        LabelportProcess.project("../shared/data/coco"))
                .flatMap(CocoOracleIT::jsonFiles)
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Path out = Files.createTempDirectory(folder, "out");
                    Ended export = LabelportProcess.run(
                            folder, "export", "--from", "coco:" + file, "--to", "coco", "--out", out.toString());
                    assertEquals(0, export.exitCode(), export.err());
                    Ended oracle = run(
                            "python3",
                            SCRIPT.toString(),
                            out.resolve("coco/annotations/instances_train.json").toString());
                    assertEquals(0, oracle.exitCode(), oracle.out() + oracle.err());
                }));
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
                    .filter(CocoOracleIT::hasAnnotations)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasAnnotations(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).contains("\"segmentation\"");
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
