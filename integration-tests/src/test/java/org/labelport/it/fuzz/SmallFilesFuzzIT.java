package org.labelport.it.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.coco.CocoTarget;
import org.labelport.it.fuzz.Sandbox.Outcome;
import org.labelport.output.SafePath;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugin.VersionRange;

/** Jobs, settings, the state and the index of plug-ins, jars and names: spoiled, they are refused with a line that says why. */
class SmallFilesFuzzIT {

    private static final Path CORPUS = Seeds.ROOT.resolve("integration-tests/src/test/corpus/small-files");
    private static final Path FOUND = Seeds.ROOT.resolve("integration-tests/target/fuzz/small-files");

    private static final int INPUTS = 150;
    private static final int MOST_FAULTS = 5;

    @TempDir
    Path folder;

    private final Watch watch = new Watch();

    @AfterEach
    void close() {
        watch.close();
    }

    @TestFactory
    Stream<DynamicTest> spoiledFilesAreReadOrRefused() throws IOException {
        List<SmallFile> files = SmallFile.all(new CocoTarget()).stream()
                .filter(file -> Effort.asksFor(file.name()))
                .toList();
        Effort effort = Effort.ofProcess(INPUTS, files.size());
        return files.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> fuzz(file, effort)));
    }

    /** Each file of the corpus once failed, in a folder of the name of what it stands for. */
    @TestFactory
    Stream<DynamicTest> whatOnceFailed() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SmallFile file : SmallFile.all(new CocoTarget())) {
            Path cases = CORPUS.resolve(file.name());
            if (Files.isDirectory(cases)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(cases)) {
                    for (Path one : found) {
                        tests.add(DynamicTest.dynamicTest(
                                file.name() + "/" + one.getFileName(),
                                () -> assertEquals(
                                        Optional.empty(),
                                        read(file, Files.readAllBytes(one)).fault())));
                    }
                }
            }
        }
        return tests.stream();
    }

    private Outcome read(SmallFile file, byte[] content) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "read");
        Files.write(place.resolve(file.name()), content);
        Outcome outcome = watch.of(() -> Sandbox.judged(() -> {
            file.reading().read(place);
            return Optional.empty();
        }));
        Sandbox.clear(place);
        return outcome;
    }

    private void fuzz(SmallFile file, Effort effort) throws Exception {
        assertEquals("written", read(file, file.sound()).word(), "the sound file is refused");
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        long started = System.nanoTime();
        for (int i = 0; effort.goesOn(i, started) && faults.size() < MOST_FAULTS; i++) {
            byte[] content = new Spoiler(effort.seedOf(file.name(), i)).spoil(file.name(), file.sound());
            Outcome outcome = read(file, content);
            outcomes.merge(outcome.word(), 1, Integer::sum);
            if (outcome.fault().isPresent()) {
                Path kept = Files.createDirectories(FOUND.resolve(file.name())).resolve(effort.seed() + "-" + i);
                Files.write(kept, content);
                faults.add(kept + ":\n" + outcome.fault().get());
            }
        }
        Files.createDirectories(FOUND);
        Files.writeString(FOUND.resolve(file.name() + ".txt"), outcomes.toString());
        assertTrue(
                faults.isEmpty(),
                () -> file.name() + ", labelport.fuzz.seed=" + effort.seed() + ":\n" + String.join("\n\n", faults));
        assertTrue(outcomes.size() > 1, () -> "all ended alike: " + outcomes);
    }

    @Test
    void versionsAndRangesComeBackOrAreNone() {
        for (String text : names("1.2.3.a", "[1.2,1.3)", "(1.0.0,2]", "0")) {
            PluginVersion.parse(text)
                    .ifPresent(version -> assertEquals(Optional.of(version), PluginVersion.parse(version.toString())));
            VersionRange.parse(text)
                    .ifPresent(range -> assertEquals(Optional.of(range), VersionRange.parse(range.toString())));
        }
    }

    @Test
    void anyNameBecomesAPathThatIsSafe() {
        Path root = Path.of("/out/export");
        for (String name : names("a/b.png", "../a.png", "C:\\a\\CON.txt", "ä ö.jpg", "a".repeat(300) + ".png")) {
            String safe = SafePath.of(name);
            assertTrue(SafePath.isSafe(safe), () -> name + " became " + safe);
            assertEquals(safe, SafePath.of(safe), name);
            Path file = root.resolve(safe).normalize();
            assertTrue(file.startsWith(root) && !file.equals(root), () -> name + " became " + safe);
        }
    }

    private static List<String> names(String... sound) {
        List<String> names = new ArrayList<>();
        Effort effort = Effort.ofProcess(INPUTS, 1);
        for (String name : sound) {
            for (int i = 0; i < INPUTS; i++) {
                names.add(new String(new Spoiler(effort.seedOf(name, i)).spoil("name", name.getBytes(UTF_8)), UTF_8));
            }
        }
        return names;
    }
}
