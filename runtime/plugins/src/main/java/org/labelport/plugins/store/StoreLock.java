package org.labelport.plugins.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.plugin.PluginException;

/** The right to change a folder of plug-ins. Dies with the process that holds it. */
public final class StoreLock implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 5;

    private final String mark;
    private final FileChannel channel;

    private StoreLock(String mark, FileChannel channel) {
        this.mark = mark;
        this.channel = channel;
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

    /**
     * Takes the lock, unless somebody else has it.
     *
     * <p>A lock of a file belongs to the process, and ends when any channel of the file is closed: runtimes of one
     * process, which may come from several class loaders, therefore record the lock in a system property.
     */
    public static Optional<StoreLock> tryTake(PluginFolder folder) throws IOException {
        String mark = "labelport.plugins.lock." + folder.store().toRealPath();
        if (System.getProperties().putIfAbsent(mark, "taken") != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            return taken ? Optional.of(new StoreLock(mark, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                release(mark, channel);
            }
        }
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

    private static void release(String mark, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        } finally {
            System.getProperties().remove(mark);
        }
    }

    @Override
    public void close() {
        release(mark, channel);
    }
}
