package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;
import org.labelport.it.MarkdownPage.Block;

/**
 * The example of a plug-in, as its author lives with it: built by the project's Maven outside the reactor, on a machine
 * where Labelport was never installed, put into a running shell, used, and gone with the shell.
 */
class ExporterPluginIT {

    private static final String EXAMPLE = "examples/exporter-plugin";
    private static final String JAR = EXAMPLE + "/target/com.example.objectlist-1.0.0.jar";

    /** Looks like a checkout. */
    @TempDir
    static Path checkout;

    private static Map<String, String> environment;

    @BeforeAll
    static void buildInstallAndUseAsTheExamplesPageSays() throws Exception {
        checkout = checkout.toRealPath();
        copyExample();
        Files.createDirectories(checkout.resolve("distribution/target"));
        for (String link :
                List.of("mvnw", ".mvn", "distribution/target/labelport", "examples/shapes", "examples/synapse")) {
            Files.createSymbolicLink(checkout.resolve(link), LabelportProcess.project(link));
        }
        Files.createSymbolicLink(checkout.resolve("labelport"), LabelportProcess.script());
        environment = AuthorsMachine.offline(checkout);

        new PageCommands(checkout, environment).run(checkout.resolve(EXAMPLE + "/README.md"));
    }

    @AfterAll
    static void deleteLinks() throws IOException {
        AuthorsMachine.deleteLinks(checkout);
    }

    /** Without what was built of it, and with what the guide shows, so that it is known to compile. */
    private static void copyExample() throws IOException {
        Path example = LabelportProcess.project(EXAMPLE);
        try (Stream<Path> paths = Files.walk(example)) {
            for (Path path : paths.filter(path -> !path.startsWith(example.resolve("target")))
                    .toList()) {
                Path copy = checkout.resolve(EXAMPLE).resolve(example.relativize(path));
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        Path guide = Files.createDirectories(checkout.resolve(EXAMPLE + "/src/main/java/com/example/guide"));
        for (Block block : MarkdownPage.read(LabelportProcess.project("docs/guides/write-an-exporter.md"))
                .blocks()) {
            if (block.language().equals("java")) {
                Files.writeString(guide.resolve("Exporter.java"), block.text());
            }
        }
    }

    private static Ended shell(String... lines) throws IOException, InterruptedException {
        return LabelportProcess.shell(
                checkout, environment, "\"$0\" shell <<'END'\n" + String.join("\n", lines) + "\nEND\n");
    }

    @Test
    void exportHoldsWhatTheHooksMade() throws IOException {
        Path export = checkout.resolve("out/object-list");
        assertEquals(
                List.of("beach.json", "fähre vor grünen hügeln.json", "regatta.json"), names(export.resolve("json")));
        assertEquals(
                List.of("beach.jpg", "fähre vor grünen hügeln.png", "regatta.jpg"),
                names(export.resolve("origin_files")));
        String regatta = Files.readString(export.resolve("json/regatta.json"));
        assertTrue(regatta.startsWith("""
                        [
                            {
                                "id": "Bx00000004",
                                "medium": "image_1",
                                "tool": "bounding_box",
                                "class": "boat",
                        """), regatta);
        assertTrue(regatta.contains("\"coordinate\": {"), regatta);
        String summary = Files.readString(export.resolve("summary.json"));
        assertTrue(summary.contains("\"objects\": 16"), summary);
        String losses = Files.readString(export.resolve("losses.ndjson"));
        assertEquals(
                2, losses.lines().filter(line -> line.contains("item.skipped")).count(), losses);
        String errors = Files.readString(export.resolve("errors.ndjson"));
        assertTrue(errors.contains("item 504: the plug-in could not convert it: the item has no data"), errors);
    }

    @Test
    void otherSourcesAndJobsReachThePlugin() throws Exception {
        Files.writeString(checkout.resolve("job.json"), """
                {"name": "people", "storage": 1, "path": "p", "target": "assignment", "save_original_file": false,
                 "filter": {"path": "examples/synapse"}, "extra_params": {"class": "person"}}
                """);
        Ended ended = shell(
                "plugin install " + JAR + " --allow-unsigned",
                "export --params job.json --to object-list --out jobs",
                "export --from coco:examples/shapes/annotations.json --to object-list --out coco");

        assertEquals(0, ended.exitCode(), ended.out() + ended.err());
        Path job = checkout.resolve("jobs/people");
        assertEquals(List.of("beach.json", "jumping.json"), names(job.resolve("json")));
        assertFalse(Files.exists(job.resolve("origin_files")));
        assertEquals(12, names(checkout.resolve("coco/object-list/json")).size());
    }

    @Test
    void installedInAShellIsThereForAllUntilItIsTakenAway() throws Exception {
        Ended tried = shell(
                "plugin install " + JAR + " --allow-unsigned",
                "plugin upgrade " + JAR + " --allow-unsigned",
                "formats | grep object-list | wc -l",
                "stop org.labelport.converters.yolo");
        assertEquals(0, tried.exitCode(), tried.out() + tried.err());
        assertTrue(tried.out().lines().map(String::strip).anyMatch("1"::equals), tried.out());
        Ended later = LabelportProcess.run(checkout, "formats");
        assertTrue(later.out().contains("object-list"), later.out());
        assertTrue(later.out().contains("yolo"), "what was stopped in a shell ends with it: " + later.out());

        shell("plugin uninstall object-list");
        assertFalse(LabelportProcess.run(checkout, "formats").out().contains("object-list"));
    }

    /** The shell can do to bundles what OSGi can; who signed them is asked all the same. */
    @Test
    void bundleStartedByHandIsRefused() throws Exception {
        Ended tried = shell("start file:" + JAR, "formats | grep object-list | wc -l");
        assertTrue(tried.out().lines().map(String::strip).anyMatch("0"::equals), tried.out() + tried.err());
        assertTrue(tried.err().contains("plugin.unsigned"), tried.err());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
