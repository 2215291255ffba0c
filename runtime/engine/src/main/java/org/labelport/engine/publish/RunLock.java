package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The right to a run's folder. Dies with the process that holds it. */
final class RunLock implements AutoCloseable {

    static final String NAME = "lock";

    /**
     * How long to wait for processes that take the lock only to check whether it is free, which is far longer than they
     * hold it.
     */
    static final Duration PROBE_TIMEOUT = Duration.ofMillis(50);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final String mark;
    private final FileChannel channel;

    private RunLock(String mark, FileChannel channel) {
        this.mark = mark;
        this.channel = channel;
    }

    /**
     * Takes the lock, unless somebody has it.
     *
     * @param folder the folder to lock, under its final name
     * @param file of the lock; must exist, unless it is to be created
     */
    static Optional<RunLock> take(Path folder, Path file, StandardOpenOption... options) throws IOException {
        return take(folder, file, Use.ALONE, options);
    }

    /** Takes the lock as one of several that only look whether somebody works in the folder; the file need not be writable. */
    static Optional<RunLock> look(Path folder, Path file) throws IOException {
        return take(folder, file, Use.TO_LOOK, StandardOpenOption.READ);
    }

    private enum Use {
        ALONE,
        TO_LOOK
    }

    private static Optional<RunLock> take(Path folder, Path file, Use use, StandardOpenOption... options)
            throws IOException {
        // The operating system gives a file's lock to the process as a whole, and takes it away when any channel of the
        // file is closed. So a second attempt in the same process must not even open the file: a system property tells
        // that the lock is taken. A static field would not do, because several class loaders may load this class. The
        // real path is the key, because links may lead to the same folder.
        Path place = folder.getParent().toRealPath().resolve(folder.getFileName());
        String mark = "labelport.run.lock." + place;
        if (System.getProperties().putIfAbsent(mark, "taken") != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, options);
            taken = channel.tryLock(0, Long.MAX_VALUE, use == Use.TO_LOOK) != null;
            return taken ? Optional.of(new RunLock(mark, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                release(mark, channel);
            }
        }
    }

    /** Takes the lock, unless somebody has it for longer. */
    static Optional<RunLock> take(Path folder, Path file, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Optional<RunLock> lock = take(folder, file, StandardOpenOption.WRITE);
        while (lock.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE);
            lock = take(folder, file, StandardOpenOption.WRITE);
        }
        return lock;
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
