package org.labelport.engine.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.labelport.engine.lock.ProcessLock;
import org.labelport.engine.lock.ProcessLock.Use;

/** The right to a run's folder. Dies with the process that holds it. */
final class RunLock implements Closeable {

    static final String NAME = "lock";

    /**
     * How long to wait for processes that take the lock only to check whether it is free, which is far longer than they
     * hold it.
     */
    static final Duration PROBE_TIMEOUT = Duration.ofMillis(50);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final ProcessLock lock;

    private RunLock(ProcessLock lock) {
        this.lock = lock;
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
        return take(folder, file, Use.SHARED, StandardOpenOption.READ);
    }

    private static Optional<RunLock> take(Path folder, Path file, Use use, StandardOpenOption... options)
            throws IOException {
        Path place = folder.getParent().toRealPath().resolve(folder.getFileName()); // links may lead to the same folder
        return ProcessLock.tryTake("labelport.run.lock." + place, file, use, options)
                .map(RunLock::new);
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

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
