package org.labelport.it.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.Converter;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.TargetInfo;
import org.labelport.it.fuzz.Sandbox.Outcome;
import org.labelport.settings.Settings;
import org.labelport.target.TargetHandler;

/** Every target that is shipped reads spoiled data sets, and what it makes of them is written in every format. */
class ReadersFuzzIT {

    private static final Path CORPUS = Seeds.ROOT.resolve("integration-tests/src/test/corpus/readers");
    private static final Path FOUND = Seeds.ROOT.resolve("integration-tests/target/fuzz");

    private static final int INPUTS = 12;
    /** Of so many inputs one is exported, which takes longer than to find out what would be. */
    private static final int ONE_EXPORT_IN = 8;

    private static final int MOST_FAULTS = 5;

    @TempDir
    Path folder;

    private URLClassLoader shipped;
    private LabelportEngine engine;
    private final Watch watch = new Watch();

    /** Nothing on the network may be asked: hostile addresses are among the data. */
    @BeforeEach
    void install() throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("network.json"), "{\"allowedHosts\": [\"none.invalid\"], \"attempts\": 1}");
        shipped = new URLClassLoader(synapse(), ReadersFuzzIT.class.getClassLoader());
        engine = new LabelportEngine(Settings.of(Optional.of(conf), Optional.empty()));
        ServiceLoader.load(Converter.class, shipped).forEach(engine::add);
        ServiceLoader.load(TargetHandler.class, shipped).forEach(engine::add);
        engine.add(new ReadOnly());
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
        shipped.close();
    }

    /** Bundles that are not on the class path of these tests. */
    private static URL[] synapse() throws IOException {
        List<URL> jars = new ArrayList<>();
        Path bundles = Seeds.ROOT.resolve("distribution/target/labelport/bundles");
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(bundles, "org.labelport.{targets,converters}.synapse-*.jar")) {
            for (Path jar : found) {
                jars.add(jar.toUri().toURL());
            }
        }
        assertEquals(2, jars.size(), "build the distribution first: " + jars);
        return jars.toArray(URL[]::new);
    }

    @TestFactory
    Stream<DynamicTest> spoiledDataIsReadOrRefused() {
        List<String> targets = targets();
        assertTrue(targets.size() > 20, "targets: " + targets);
        List<String> asked = targets.stream().filter(Effort::asksFor).toList();
        Effort effort = Effort.ofProcess(INPUTS, asked.size());
        return asked.stream().map(target -> DynamicTest.dynamicTest(target, () -> fuzz(target, effort)));
    }

    /** Each folder of the corpus is the data that once failed, below the names of its target and format. */
    @TestFactory
    Stream<DynamicTest> whatOnceFailed() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path target : folders(CORPUS)) {
            for (Path format : folders(target)) {
                for (Path data : folders(format)) {
                    tests.add(DynamicTest.dynamicTest(
                            CORPUS.relativize(data).toString(),
                            () -> replay(
                                    data,
                                    target.getFileName().toString(),
                                    format.getFileName().toString())));
                }
            }
        }
        return tests.stream();
    }

    private void replay(Path kept, String target, String format) throws Exception {
        Sandbox sandbox = new Sandbox(Files.createTempDirectory(folder, "replay"), engine);
        Path data = sandbox.data().resolve("kept");
        Seeds.copy(kept, data);
        Seed seed = Seed.of("kept", target, data);
        for (Outcome outcome :
                List.of(watch.of(() -> sandbox.plan(seed, format)), watch.of(() -> sandbox.export(seed, format)))) {
            assertEquals(Optional.empty(), outcome.fault());
        }
    }

    private void fuzz(String target, Effort effort) throws Exception {
        Sandbox sandbox = new Sandbox(folder.resolve(target), engine);
        List<Seed> seeds = new Seeds(engine).of(target, sandbox.data());
        if (seeds.isEmpty()) {
            return;
        }
        List<String> formats = engine.formats().stream()
                .map(format -> format.descriptor().id())
                .filter(format -> !format.equals(ReadOnly.FORMAT))
                .toList();
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        long started = System.nanoTime();
        for (int i = 0; effort.goesOn(i, started) && faults.size() < MOST_FAULTS; i++) {
            Random random = new Random(effort.seedOf(target, i));
            Seed seed = Hostile.pick(seeds, random);
            Path file = seed.any(random);
            byte[] sound = Files.readAllBytes(file);
            Files.write(
                    file,
                    new Spoiler(random.nextLong()).spoil(file.getFileName().toString(), sound));
            boolean export = i % ONE_EXPORT_IN == 0;
            String format = export || i % 2 == 0 ? Hostile.pick(formats, random) : ReadOnly.FORMAT;
            Outcome outcome = watch.of(() -> export ? sandbox.export(seed, format) : sandbox.plan(seed, format));
            outcomes.merge(outcome.word(), 1, Integer::sum);
            if (outcome.fault().isPresent()) {
                Path kept = FOUND.resolve(target + "/" + format + "/" + seed.name() + "-" + effort.seed() + "-" + i);
                keep(seed, kept);
                faults.add("to " + format + ", " + file.getFileName() + " of " + kept + ":\n"
                        + outcome.fault().get());
            }
            Files.write(file, sound);
        }
        report(target, outcomes);
        assertTrue(
                faults.isEmpty(),
                () -> target + ", labelport.fuzz.seed=" + effort.seed() + ":\n" + String.join("\n\n", faults));
        assertTrue(outcomes.getOrDefault("written", 0) > 0, () -> target + ": all was refused: " + outcomes);
    }

    private static void keep(Seed seed, Path to) throws IOException {
        if (!Files.exists(to)) {
            Seeds.copy(seed.folder(), to);
        }
    }

    /** For who wants to know what inputs come to. */
    private static void report(String target, Map<String, Integer> outcomes) throws IOException {
        Files.createDirectories(FOUND);
        Files.writeString(FOUND.resolve(target + ".txt"), outcomes.toString());
    }

    private List<String> targets() {
        return engine.targets().stream().map(TargetInfo::id).distinct().toList();
    }

    private static List<Path> folders(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, Files::isDirectory)) {
                found.forEach(folders::add);
            }
        }
        folders.sort(null);
        return folders;
    }
}
