package org.labelport.plugins.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.labelport.plugin.PluginException;

/** The right to change a folder of plug-ins. Dies with the process that holds it. */
public final class StoreLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 5;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits until no other process, and no other runtime of this process, changes the folder.
     *
     * @throws PluginException {@code plugin.busy} when that takes too long
     */
    public static StoreLock take(PluginFolder folder) throws IOException, PluginException {
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!locks(channel)) {
                if (System.nanoTime() > deadline) {
                    throw new PluginException(
                            "plugin.busy",
                            "another process has been changing " + folder.root() + " for " + PATIENCE.toSeconds()
                                    + " s. Wait for it, or end it, and try again.");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return new StoreLock(channel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            channel.close();
            throw new PluginException("plugin.interrupted", "the change was given up; nothing was changed.", e);
        } catch (IOException | PluginException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // Another runtime of this very process holds it.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
