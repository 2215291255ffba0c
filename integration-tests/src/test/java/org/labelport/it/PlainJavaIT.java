package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** The shipped jars inside a Java program that knows nothing of OSGi: services are found, bytes are the same. */
class PlainJavaIT {

    private static final String ANNOTATIONS =
            LabelportProcess.project("examples/shapes/annotations.json").toString();
    private static final String IMAGES =
            LabelportProcess.project("examples/shapes/images").toString();
    private static final String PROGRAM = LabelportProcess.project(
                    "integration-tests/src/test/plain-java/ExportAll.java")
            .toString();

    @TempDir
    Path folder;

    @Test
    void classPathGivesTheSameBytes() throws Exception {
        assertSameAsOsgi("unnamed module", "-cp", jars());
    }

    @Test
    void modulePathGivesTheSameBytes() throws Exception {
        assertSameAsOsgi("module org.labelport.engine", "--module-path", jars(), "--add-modules", "ALL-MODULE-PATH");
    }

    private void assertSameAsOsgi(String module, String... javaOptions) throws Exception {
        List<String> command = new ArrayList<>(List.of(javaOptions));
        command.addAll(List.of(PROGRAM, ANNOTATIONS, IMAGES, "plain"));
        Ended plain = LabelportProcess.java(folder, command).await();
        assertEquals(0, plain.exitCode(), plain.err());
        assertTrue(plain.out().startsWith(module), plain.out());

        Ended osgi = LabelportProcess.run(
                folder,
                "export",
                "--from",
                "coco:" + ANNOTATIONS,
                "--images",
                IMAGES,
                "--to",
                plain.out().lines().skip(1).findFirst().orElseThrow(),
                "-o",
                "yolo.task=segment",
                "-o",
                "yolo-ndjson.task=segment",
                "--out",
                "osgi");
        // 3: formats of videos have no place for the example's pictures.
        assertTrue(List.of(0, 3).contains(osgi.exitCode()), osgi.err());
        assertEquals(FolderHashes.of(folder.resolve("osgi")), FolderHashes.of(folder.resolve("plain")));
    }

    /** What a host program takes: the bundles, and the API that the launcher shares with them. */
    private static String jars() {
        List<String> jars = new ArrayList<>();
        Shipped.bundles()
                .forEach(jar -> jars.add(jar.toAbsolutePath().normalize().toString()));
        jars.add(Shipped.api().toAbsolutePath().normalize().toString());
        return String.join(File.pathSeparator, jars);
    }
}
