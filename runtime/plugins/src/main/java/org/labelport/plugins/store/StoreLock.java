package org.labelport.plugins.store;

import java.io.IOException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.labelport.engine.lock.ProcessLock;
import org.labelport.engine.lock.ProcessLock.Use;
import org.labelport.plugin.PluginException;

/** The right to change a folder of plug-ins. Dies with the process that holds it. */
public final class StoreLock implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 5;

    private final ProcessLock lock;

    private StoreLock(ProcessLock lock) {
        this.lock = lock;
    }

    /**
     * Waits until no other process, and no other runtime of this process, changes the folder.
     *
     * @throws PluginException {@code plugin.busy} when this takes too long
     */
    public static StoreLock take(PluginFolder folder) throws IOException, PluginException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        Optional<StoreLock> lock = tryTake(folder);
        while (lock.isEmpty()) {
            pause(folder, deadline);
            lock = tryTake(folder);
        }
        return lock.get();
    }

    /** Takes the lock, unless somebody else has it: another process, or another runtime of this one. */
    public static Optional<StoreLock> tryTake(PluginFolder folder) throws IOException {
        String name = "labelport.plugins.lock." + folder.store().toRealPath();
        return ProcessLock.tryTake(name, folder.lock(), Use.ALONE, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .map(StoreLock::new);
    }

    private static void pause(PluginFolder folder, long deadline) throws PluginException {
        if (System.nanoTime() - deadline > 0) {
            throw new PluginException(
                    "plugin.busy",
                    "another process has been changing " + folder.root() + " for " + TIMEOUT.toSeconds()
                            + " s. Wait for it, or end it, and try again.");
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("plugin.interrupted", "the change was given up; nothing was changed.", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            return; // it ends with the process at the latest
        }
    }
}
