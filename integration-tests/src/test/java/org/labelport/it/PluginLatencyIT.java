package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportEngine;

/** How long it takes from the drop of a jar until new runs get it. Told in benchmarks/README.md; far from what would be slow. */
class PluginLatencyIT {

    private static final int DROPS = 40;
    private static final int WARM = 10;
    private static final Duration SLOW = Duration.ofSeconds(2);

    @TempDir
    Path keys;

    @TempDir
    Path folder;

    @Test
    void droppedVersionIsThereSoon() throws Exception {
        PluginSigner acme = PluginSigner.make(keys, "acme");
        acme.trustIn(PluginLab.conf(folder));
        Path drops = Files.createDirectories(PluginLab.drops(folder));
        List<Long> micros = new ArrayList<>();
        try (PluginLab lab = PluginLab.start(folder)) {
            ExportEngine engine = lab.engine();
            for (int number = 0; number < DROPS; number++) {
                String version = "1." + number + ".0";
                Path jar = acme.sign(PluginJar.of("com.acme.tables", version).in(folder));
                long start = System.nanoTime();
                Files.move(jar, drops.resolve("tables.jar"), StandardCopyOption.ATOMIC_MOVE);
                PluginLab.await(version, () -> isChosen(engine, version));
                micros.add((System.nanoTime() - start) / 1000);
            }
        }
        List<Long> warm = micros.subList(WARM, DROPS).stream().sorted().toList();
        long median = warm.get(warm.size() / 2);
        System.out.printf(
                "drop to use: median %.1f ms, longest %.1f ms of %d%n",
                median / 1000.0, warm.get(warm.size() - 1) / 1000.0, warm.size());
        assertTrue(median < SLOW.toMillis() * 1000, "median of " + median + " microseconds");
    }

    private static boolean isChosen(ExportEngine engine, String version) {
        return engine.formats().stream()
                .filter(format -> format.descriptor().id().equals("tables"))
                .anyMatch(format -> format.version().equals(version));
    }
}
