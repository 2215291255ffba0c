package org.labelport.synapse.job;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent: entries of the log in their order, and the newest progress and figures. Bounded: when the
 * platform accepts nothing for long, the oldest entries are dropped and counted. Thread-safe.
 */
final class JobQueue {

    static final int MOST_ENTRIES = 10_000;
    static final int MOST_AT_ONCE = 200;

    private final Deque<Map<String, Object>> entries = new ArrayDeque<>();
    private @Nullable Map<String, Object> progress;
    private @Nullable Map<String, Object> metrics;
    private @Nullable Map<String, Object> last;
    private long dropped;
    private boolean full;
    private boolean ending;

    synchronized void add(Map<String, Object> entry) {
        if (entries.size() == MOST_ENTRIES) {
            entries.removeFirst();
            dropped++;
        }
        entries.addLast(entry);
        if (entries.size() >= MOST_AT_ONCE) {
            full = true;
            notifyAll();
        }
    }

    synchronized void progress(Map<String, Object> body) {
        progress = body;
    }

    synchronized void metrics(Map<String, Object> body) {
        metrics = body;
    }

    /** Puts in the body that is sent last. */
    synchronized void last(Map<String, Object> body) {
        last = body;
        ending = true;
        notifyAll();
    }

    /** Waits until there is much to send, the end has come, or the time is over. */
    synchronized void awaitMuch(long millis) throws InterruptedException {
        await(millis, () -> full || ending);
    }

    /** Waits until the end has come or the time is over, however much there is to send. */
    synchronized void awaitEnd(long millis) throws InterruptedException {
        await(millis, () -> ending);
    }

    private void await(long millis, BooleanSupplier reason) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (!reason.getAsBoolean() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        full = false;
        ending = false;
    }

    /** Takes the oldest entries out of the queue. The caller sends them until the platform accepts them. */
    synchronized List<Map<String, Object>> takeEntries(JobBodies bodies) {
        List<Map<String, Object>> batch = new ArrayList<>();
        if (dropped > 0) {
            batch.add(bodies.missing(dropped, Instant.now()));
            dropped = 0;
        }
        while (batch.size() < MOST_AT_ONCE && !entries.isEmpty()) {
            batch.add(entries.removeFirst());
        }
        return batch;
    }

    synchronized Optional<Map<String, Object>> takeProgress() {
        Optional<Map<String, Object>> taken = Optional.ofNullable(progress);
        progress = null;
        return taken;
    }

    synchronized Optional<Map<String, Object>> takeMetrics() {
        Optional<Map<String, Object>> taken = Optional.ofNullable(metrics);
        metrics = null;
        return taken;
    }

    /** Puts progress back that the platform did not accept, unless there is newer progress. */
    synchronized void returnProgress(Map<String, Object> body) {
        progress = progress == null ? body : progress;
    }

    /** Puts figures back that the platform did not accept, unless there are newer ones. */
    synchronized void returnMetrics(Map<String, Object> body) {
        metrics = metrics == null ? body : metrics;
    }

    synchronized Optional<Map<String, Object>> last() {
        return Optional.ofNullable(last);
    }
}
