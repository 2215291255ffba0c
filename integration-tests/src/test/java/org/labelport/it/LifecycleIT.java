package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.Lifecycle.Step;
import org.labelport.it.LifecycleModel.Build;
import org.labelport.it.plugin.ThrowingConverter;

/**
 * Random sequences of what operators do to a plug-in, compared with a model after each step: a few, or as many as fit into
 * {@code labelport.lifecycle.minutes}, beginning with {@code labelport.lifecycle.seed}.
 */
class LifecycleIT {

    private static final double MINUTES = Double.parseDouble(System.getProperty("labelport.lifecycle.minutes", "0"));
    private static final long SEED = Long.getLong("labelport.lifecycle.seed", 1);
    private static final int SEQUENCES = 2;
    private static final int LENGTH = 14;

    @TempDir
    static Path made;

    private static final Map<Build, Path> JARS = new EnumMap<>(Build.class);
    private static PluginSigner acme;

    @TempDir
    Path folder;

    private int tried;

    @BeforeAll
    static void makeJars() throws Exception {
        acme = PluginSigner.make(made, "acme");
        for (Build build : Build.values()) {
            PluginJar jar = PluginJar.of("com.acme.tables", build.version()).header("Bundle-Description", build.name());
            if (build == Build.BROKEN) {
                jar.converter(ThrowingConverter.class);
            }
            Path file = jar.at(made.resolve(build + ".jar"));
            JARS.put(build, build == Build.UNSIGNED ? file : acme.sign(file));
        }
    }

    @Test
    void everyStepDoesWhatTheModelDoes() throws Exception {
        long end = System.nanoTime() + (long) (MINUTES * TimeUnit.MINUTES.toNanos(1));
        for (long seed = SEED; seed < SEED + SEQUENCES || System.nanoTime() < end; seed++) {
            Random random = new Random(seed);
            List<Step> steps =
                    Stream.generate(() -> Step.any(random)).limit(LENGTH).toList();
            Optional<String> violation = violation(steps);
            assertEquals(Optional.empty(), violation.map(line -> shortest(steps, line)), "seed " + seed);
        }
    }

    /** What went wrong, if anything did. */
    private Optional<String> violation(List<Step> steps) {
        List<Step> made = new ArrayList<>();
        try {
            Path place = Files.createDirectory(folder.resolve("sequence" + tried++));
            acme.trustIn(PluginLab.conf(place));
            try (Lifecycle lifecycle = new Lifecycle(place, JARS)) {
                for (Step step : steps) {
                    made.add(step);
                    lifecycle.make(step);
                }
            }
            return Optional.empty();
        } catch (AssertionError | Exception e) {
            return Optional.of("after " + made + ": " + e);
        }
    }

    /** The violation of a sequence from which no step can be left out. */
    private String shortest(List<Step> steps, String violation) {
        for (int left = steps.size() - 1; left >= 0; left--) {
            List<Step> fewer = new ArrayList<>(steps);
            fewer.remove(left);
            Optional<String> again = violation(fewer);
            if (again.isPresent()) {
                return shortest(fewer, again.get());
            }
        }
        return violation;
    }
}
