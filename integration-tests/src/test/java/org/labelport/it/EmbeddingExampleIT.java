package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** The example of a program with Labelport inside, built and run as its page says, where Labelport was never installed. */
class EmbeddingExampleIT {

    private static final String EXAMPLE = "examples/embedding";
    private static final String SOURCE = "src/main/java/com/example/embedding/Embedding.java";
    private static final int LINES = 60;

    /** Looks like a checkout. */
    @TempDir
    static Path checkout;

    @BeforeAll
    static void buildAndRunAsTheExamplesPageSays() throws Exception {
        checkout = checkout.toRealPath();
        for (String file : List.of("README.md", "pom.xml", ".mvn/maven.config", SOURCE)) {
            Path copy = checkout.resolve(EXAMPLE).resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(LabelportProcess.project(EXAMPLE).resolve(file), copy);
        }
        Files.createDirectories(checkout.resolve("distribution/target"));
        for (String link : List.of("mvnw", ".mvn", "distribution/target/labelport", "examples/shapes")) {
            Files.createSymbolicLink(checkout.resolve(link), LabelportProcess.project(link));
        }
        Files.createSymbolicLink(checkout.resolve("labelport"), LabelportProcess.script());
        Map<String, String> environment = new HashMap<>(AuthorsMachine.offline(checkout));
        environment.merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);

        new PageCommands(checkout, environment).run(checkout.resolve(EXAMPLE + "/README.md"));
    }

    @AfterAll
    static void deleteLinks() throws IOException {
        AuthorsMachine.deleteLinks(checkout);
    }

    @Test
    void programExportsAFileAndItsOwnObjects() throws IOException {
        assertTrue(Files.isRegularFile(checkout.resolve("out/yolo/data.yaml")));
        assertTrue(Files.readString(checkout.resolve("out/csv/annotations.csv")).contains("cup"));
        try (Stream<String> lines = Files.lines(checkout.resolve(EXAMPLE).resolve(SOURCE))) {
            assertTrue(lines.count() < LINES, "the example is to be short");
        }
    }

    /** An editor shows the Javadoc of a class that it has the source of. */
    @Test
    void sourcesOfWhatProgramsCallAreInTheRepository() throws IOException {
        for (String type : List.of(
                "api/org/labelport/export/ExportEngine",
                "engine/org/labelport/engine/LabelportEngine",
                "launcher/org/labelport/launcher/LabelportRuntime")) {
            String[] moduleAndClass = type.split("/", 2);
            Path module = checkout.resolve(
                    "distribution/target/labelport/repository/org/labelport/org.labelport." + moduleAndClass[0]);
            try (Stream<Path> jars = Files.walk(module)) {
                Path sources = jars.filter(jar -> jar.toString().endsWith("-sources.jar"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no sources in " + module));
                try (ZipFile jar = new ZipFile(sources.toFile())) {
                    assertNotNull(jar.getEntry(moduleAndClass[1] + ".java"), sources.toString());
                }
            }
        }
    }

    /** The process ends without being told to, so no thread of the runtime keeps it. */
    @Test
    void programLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectories(checkout.resolve("temporary"));
        Ended ended = LabelportProcess.java(
                        checkout,
                        List.of(
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                EXAMPLE + "/target/classes" + File.pathSeparator
                                        + "distribution/target/labelport/lib/*",
                                "com.example.embedding.Embedding",
                                "distribution/target/labelport",
                                "examples/shapes",
                                "again"))
                .await();
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals(2, ended.out().lines().count(), ended.out());
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
        try (Stream<Path> exports = Files.list(checkout.resolve("again"))) {
            assertEquals(
                    List.of("csv", "yolo"),
                    exports.map(export -> export.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }
}
