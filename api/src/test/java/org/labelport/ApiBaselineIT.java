package org.labelport;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What plug-ins are compiled against changes with a version of its package only: the packages are compared with those of the
 * API recorded last, by OSGi's rules. {@code -Dlabelport.baseline=write} records the API as it is.
 */
class ApiBaselineIT {

    private static final Path RECORDED = Path.of("src/test/baseline/org.labelport.api.jar");
    private static final Path BUILT = Path.of(System.getProperty("labelport.jar"));

    @Test
    void aChangedPackageHasTheVersionThatItsChangesAskFor() throws Exception {
        if ("write".equals(System.getProperty("labelport.baseline"))) {
            Files.copy(BUILT, RECORDED, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Jar built = new Jar(BUILT.toFile());
                Jar recorded = new Jar(RECORDED.toFile());
                Processor messages = new Processor()) {
            List<Baseline.Info> packages = packages(messages, built, recorded);
            assertFalse(packages.isEmpty(), "packages of the API");
            assertEquals(
                    "",
                    packages.stream()
                            .filter(compared -> compared.mismatch || compared.suggestedVersion == null)
                            .map(ApiBaselineIT::line)
                            .collect(joining("\n")));
        }
    }

    private static List<Baseline.Info> packages(Processor messages, Jar built, Jar recorded) throws Exception {
        return new Baseline(messages, new DiffPluginImpl())
                .baseline(built, recorded, new Instructions()).stream()
                        .sorted(Comparator.comparing(compared -> compared.packageName))
                        .toList();
    }

    private static String line(Baseline.Info compared) {
        if (compared.suggestedVersion == null) {
            return compared.packageName + " " + compared.olderVersion + " is gone, and plug-ins may need it";
        }
        return "%s %s must be version %s (package-info.java)\n%s"
                .formatted(compared.packageName, compared.newerVersion, compared.suggestedVersion, compared.reason);
    }
}
