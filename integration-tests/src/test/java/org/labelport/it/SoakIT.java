package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports, changes of plug-ins, kills and resumes, mixed, for as long as {@code labelport.soak.minutes} says; one round of each when
 * it says nothing. {@code labelport.soak.seed} repeats a soak.
 */
class SoakIT {

    private static final double MINUTES = Double.parseDouble(System.getProperty("labelport.soak.minutes", "0"));
    private static final long SEED = Long.getLong("labelport.soak.seed", 1);

    @TempDir
    Path folder;

    @Test
    void invariantsHoldAfterEveryRound() throws Exception {
        long begin = System.nanoTime();
        try (Soak soak = Soak.start(folder.toRealPath(), SEED)) {
            try {
                soak.run((long) (MINUTES * TimeUnit.MINUTES.toNanos(1)));
            } finally {
                report(soak, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
            }
            assertEquals("", String.join("\n", soak.violations()));
        }
    }

    private static void report(Soak soak, long seconds) throws IOException {
        StringBuilder text = new StringBuilder("# Soak\n\nSeed " + SEED + ", " + seconds + " s, " + soak.classLoaders()
                + " class loaders of plug-ins.\n\n| rounds | |\n|---|---:|\n");
        soak.counts().forEach((kind, count) -> text.append("| " + kind + " | " + count + " |\n"));
        text.append("\nViolations: " + soak.violations().size() + "\n");
        soak.violations().forEach(violation -> text.append("- " + violation + "\n"));
        Files.writeString(LabelportProcess.project("integration-tests/target/soak.md"), text);
    }
}
