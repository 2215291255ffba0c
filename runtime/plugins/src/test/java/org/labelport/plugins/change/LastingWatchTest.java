package org.labelport.plugins.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugins.store.PluginFolder;

class LastingWatchTest {

    @TempDir
    Path root;

    private final ManagerThread thread = new ManagerThread();
    private final Semaphore changes = new Semaphore(0);
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        thread.close();
        assertEquals(List.of(), warnings);
    }

    @Test
    void jarsAreNoticedAlsoInAFolderThatIsCreatedLater() throws Exception {
        Path folder = root.resolve("plugins");
        try (LastingWatch watch = watch(folder)) {
            watch.look();
            Files.createDirectory(folder);
            assertTrue(changes.tryAcquire(1, TimeUnit.MINUTES), "the folder");
            changes.drainPermits();
            Files.createFile(folder.resolve("a.jar"));
            assertTrue(changes.tryAcquire(1, TimeUnit.MINUTES), "the jar");
        }
    }

    /** A change that does not end in time ends after closing, and nobody would close a watch that it begins. */
    @Test
    void nothingIsWatchedAfterClosing() throws Exception {
        LastingWatch watch = watch(root);
        watch.close();
        Set<Thread> before = watching(); // a watch that another test has closed may be about to end

        watch.look();

        Set<Thread> begun = watching();
        begun.removeAll(before);
        assertEquals(Set.of(), begun);
        assertEquals(0, changes.availablePermits());
    }

    private LastingWatch watch(Path folder) {
        return new LastingWatch(new PluginFolder(folder), thread, changes::release, warnings::add);
    }

    private static Set<Thread> watching() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("labelport-plugins-watch"))
                .collect(Collectors.toSet());
    }
}
