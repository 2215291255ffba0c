package org.labelport.engine.lock;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A right that one user has at a time, in this process or another. It dies with the process.
 *
 * <p>The operating system gives a file's lock to the process as a whole, and takes it away when any channel of the file is
 * closed. So a second attempt in the same process must not even open the file: a system property says that the lock is
 * taken. A static field would not do, because several class loaders may load this class.
 */
public final class ProcessLock implements Closeable {

    private final String mark;
    private final FileChannel channel;

    private ProcessLock(String mark, FileChannel channel) {
        this.mark = mark;
        this.channel = channel;
    }

    /** Who may have the lock at the same time. */
    public enum Use {
        /** Nobody else. */
        ALONE,
        /** Others that share it; the file need not be writable. */
        SHARED
    }

    /**
     * Takes the lock, unless somebody has it.
     *
     * @param name tells the lock from all others of the process; the same for all paths that lead to the file
     * @param options with which the file is opened
     */
    public static Optional<ProcessLock> tryTake(String name, Path file, Use use, OpenOption... options)
            throws IOException {
        if (System.getProperties().putIfAbsent(name, "taken") != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, options);
            taken = channel.tryLock(0, Long.MAX_VALUE, use == Use.SHARED) != null;
            return taken ? Optional.of(new ProcessLock(name, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                release(name, channel);
            }
        }
    }

    private static void release(String mark, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            System.getProperties().remove(mark);
        }
    }

    @Override
    public void close() throws IOException {
        release(mark, channel);
    }
}
