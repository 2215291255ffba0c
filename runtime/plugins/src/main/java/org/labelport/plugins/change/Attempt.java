package org.labelport.plugins.change;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.labelport.report.ExportException;

/**
 * Runs code of a plug-in on threads of its own and for a bounded time. What it throws, errors included, comes back as
 * an {@link AttemptException}; when its time is over it is interrupted and, if it ignores that, left behind.
 */
final class Attempt {

    private static final Duration GRACE = Duration.ofMillis(500);
    private static final String CANCELLED = "run.cancelled";
    private static final int MOST_THREADS = 1000;

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final String name;
    private final ThreadGroup threads;
    private final Duration timeout;
    private final Consumer<String> slow;

    /**
     * Attempts with one plug-in.
     *
     * @param name of the plug-in, for names of threads
     * @param timeout of each action
     * @param slow takes a line when half of that time, or a minute, has passed: until its end a plug-in that hangs
     *     says nothing
     */
    Attempt(String name, Duration timeout, Consumer<String> slow) {
        this.name = name;
        this.threads = new ThreadGroup("labelport-plugin " + name);
        this.timeout = timeout;
        this.slow = slow;
    }

    /** Why an attempt failed. */
    static final class AttemptException extends Exception {

        private static final long serialVersionUID = 1L;

        AttemptException(String message, Throwable cause) {
            super(message, cause);
        }

        /** Whether its time was over. */
        boolean isTimeout() {
            return getCause() instanceof TimeoutException;
        }
    }

    /** Runs and waits. */
    <T> T run(Callable<T> code) throws AttemptException {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread thread = new Thread(
                threads,
                () -> {
                    try {
                        result.set(code.call());
                    } catch (Throwable e) { // A plug-in may throw anything, and fill the heap.
                        failure.set(e);
                    } finally {
                        ended.countDown();
                    }
                },
                threads.getName());
        thread.setDaemon(true);
        thread.start();
        try {
            if (!endsInTime(ended)) {
                threads.interrupt();
                boolean heeded = ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
                String text =
                        "it did not end within the " + timeout.toSeconds() + " s of 'selfCheckSeconds' in plugins.json"
                                + (heeded ? "" : ", nor when it was interrupted; its thread stays until a restart");
                throw new AttemptException(text, new TimeoutException(text));
            }
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            threads.interrupt();
            Thread.currentThread().interrupt();
            throw new AttemptException("it was interrupted", e);
        }
        if (failure.get() != null) {
            throw new AttemptException(text(failure.get()), failure.get());
        }
        return result.get();
    }

    private boolean endsInTime(CountDownLatch ended) throws InterruptedException {
        long silent = Math.min(timeout.toMillis() / 2, LONGEST_SILENCE.toMillis());
        if (ended.await(silent, TimeUnit.MILLISECONDS)) {
            return true;
        }
        slow.accept("plugin.slow: " + name + " has been busy with its start or self-check for "
                + Duration.ofMillis(silent).toSeconds() + " seconds. It may hang; it is given up after the "
                + timeout.toSeconds() + " s of 'selfCheckSeconds' in plugins.json");
        return ended.await(timeout.toMillis() - silent, TimeUnit.MILLISECONDS);
    }

    /** Names of the threads that the code started and that have not ended after a moment. */
    List<String> leftThreads() {
        List<String> left = alive();
        for (long waited = 0; !left.isEmpty() && waited < GRACE.toMillis(); waited += 10) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return left;
            }
            left = alive();
        }
        return left;
    }

    /** Asks all threads that were left to end. */
    void interrupt() {
        threads.interrupt();
    }

    private List<String> alive() {
        Thread[] found = new Thread[MOST_THREADS];
        threads.enumerate(found);
        return Arrays.stream(found)
                .filter(Objects::nonNull)
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    private static String text(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "it filled the heap";
        }
        if (failure instanceof ExportException export && export.code().equals(CANCELLED)) {
            return "it interrupted its own thread"; // nobody else did, else the attempt would have ended before
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
