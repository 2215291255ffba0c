package org.labelport.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a cache folder, which dies with the process. The engine has such locks, too ({@code ProcessLock}), but is
 * installed by the framework that starts in this folder.
 */
final class FolderLock implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, unless a runtime of this or another process has it. */
    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        if (!markTaken(folder)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            return taken ? Optional.of(new FolderLock(folder, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                release(folder, channel);
            }
        }
    }

    /** Gives the folder to others. A second call does nothing, as somebody else may have it by then. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            release(folder, channel);
        }
    }

    private static void release(Path folder, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            System.getProperties().remove(mark(folder));
        }
    }

    /**
     * Locks of files belong to the process, and on Unix closing any channel of the file gives them up. So runtimes of
     * one process, which may come from several class loaders, record taken folders in a system property.
     */
    private static boolean markTaken(Path folder) {
        return System.getProperties().putIfAbsent(mark(folder), "taken") == null;
    }

    private static String mark(Path folder) {
        return "labelport.cache." + folder.toAbsolutePath().normalize();
    }
}
