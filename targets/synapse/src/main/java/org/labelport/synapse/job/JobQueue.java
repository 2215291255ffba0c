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
 * What waits to be sent: entries of the log in their order, and the newest progress and figures. Bounded: when the platform
 * takes nothing for long, the oldest entries are given up and counted. Thread-safe.
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

    /** The last that there is to send. */
    synchronized void last(Map<String, Object> body) {
        last = body;
        ending = true;
        notifyAll();
    }

    /** Waits until there is much to send, or the end has come, or the time is over. */
    synchronized void awaitMuch(long millis) throws InterruptedException {
        await(millis, () -> full || ending);
    }

    /** Waits until the end has come, or the time is over, however much there is to send. */
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

    /** The oldest entries; they are out of the queue, and whoever took them sends them until they are taken. */
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

    /** Puts progress back that was not taken, unless there is newer. */
    synchronized void returnProgress(Map<String, Object> body) {
        progress = progress == null ? body : progress;
    }

    /** Puts figures back that were not taken, unless there are newer ones. */
    synchronized void returnMetrics(Map<String, Object> body) {
        metrics = metrics == null ? body : metrics;
    }

    synchronized Optional<Map<String, Object>> last() {
        return Optional.ofNullable(last);
    }
}
