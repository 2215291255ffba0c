package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.launcher.RuntimeConfig;

/** What the framework remembers of the installation, and cannot read at a later start. */
class BundleCacheIT {

    private static final Path HOME = LabelportProcess.script().getParent();

    @TempDir
    Path folder;

    @Test
    void bundlesThatCannotBeReadFromTheCacheAreInstalledAgain() throws Exception {
        List<String> all = started();
        List<Path> remembered = remembered();
        assertTrue(remembered.size() > 20, remembered::toString);
        for (int i = 0; i < remembered.size(); i += 2) {
            Files.write(remembered.get(i), new byte[0]); // as after a power cut
        }
        assertEquals(all, started());
        assertEquals(all, started());
    }

    /** All that there is once the runtime has started. */
    private List<String> started() throws Exception {
        RuntimeConfig config = RuntimeConfig.of(HOME)
                .withConf(folder.resolve("conf"))
                .withPlugins(folder.resolve("plugins"))
                .withCache(folder.resolve("cache"));
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            List<String> all = new ArrayList<>(runtime.faults());
            runtime.engine().formats().forEach(format -> all.add(format.toString()));
            runtime.engine().targets().forEach(target -> all.add(target.toString()));
            return all;
        }
    }

    private List<Path> remembered() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(file -> file.endsWith("bundle.info")).sorted().toList();
        }
    }
}
