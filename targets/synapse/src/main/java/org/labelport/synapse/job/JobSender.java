package org.labelport.synapse.job;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.labelport.synapse.json.SmallJson;
import org.labelport.synapse.platform.Explanation;
import org.labelport.synapse.platform.Platform;

/**
 * Sends what a queue holds, once a second or when there is much, on its own thread, which does not keep the process
 * alive. A failed request is not repeated as it was: what it held is sent with the next one. What the platform refuses
 * for good is given up, so that the end of the run is told all the same. No export is harmed when the platform accepts
 * nothing.
 */
final class JobSender implements AutoCloseable {

    private static final long TICK_MILLIS = 1000;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final int MOST_DOUBLINGS = 5;

    /** Statuses with which the same request may succeed later, or with another token. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

    /** What became of a request. */
    private enum Outcome {
        TAKEN,
        REFUSED,
        FAILED
    }

    private final Platform platform;
    private final URI logs;
    private final URI job;
    private final JobBodies bodies;
    private final JobQueue queue;
    private final Thread thread;
    private List<Map<String, Object>> batch = List.of();
    private int failures;
    private volatile String trouble = "It took too long.";
    private volatile Optional<String> refusal = Optional.empty();
    private volatile boolean done;

    JobSender(Platform platform, String job, JobBodies bodies, JobQueue queue) {
        this.platform = platform;
        this.logs = platform.address("logs/");
        this.job = platform.address("jobs/" + Platform.segment(job) + "/");
        this.bodies = bodies;
        this.queue = queue;
        this.thread = new Thread(this::run, "labelport-synapse-job");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits until everything is sent, the last body included, or the time is over. */
    void awaitEnd(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the last body was not sent so far; empty when it was. */
    Optional<String> trouble() {
        return done ? Optional.empty() : Optional.of(trouble);
    }

    /** Why a part of the log was not taken and was given up; empty when there is none. */
    Optional<String> refusal() {
        return refusal;
    }

    private void run() {
        try {
            while (!done) {
                pause();
                done = sendAll();
            }
        } catch (InterruptedException e) {
            // Closed.
        } finally {
            platform.close();
        }
    }

    /**
     * Waits longer after each failure, so that a platform in trouble is left alone; but not at the end, when time is
     * short.
     */
    private void pause() throws InterruptedException {
        if (failures == 0) {
            queue.awaitMuch(TICK_MILLIS);
        } else if (queue.last().isPresent()) {
            queue.awaitEnd(TICK_MILLIS);
        } else {
            queue.awaitEnd(Math.min(LONGEST_PAUSE_MILLIS, TICK_MILLIS << Math.min(failures, MOST_DOUBLINGS)));
        }
    }

    /** @return whether the last body was sent, so that nothing follows */
    private boolean sendAll() throws InterruptedException {
        Optional<Map<String, Object>> last = queue.last();
        boolean sent = sendLogs() & sendProgress() & sendMetrics();
        boolean done = sent && last.isPresent() && send("PATCH", job, last.get()) == Outcome.TAKEN;
        failures = sent && (done || last.isEmpty()) ? 0 : failures + 1;
        return done;
    }

    private boolean sendLogs() throws InterruptedException {
        while (true) {
            if (batch.isEmpty()) {
                batch = queue.takeEntries(bodies);
            }
            if (batch.isEmpty()) {
                return true;
            }
            Outcome outcome = send("POST", logs, batch);
            if (outcome == Outcome.FAILED) {
                return false;
            }
            if (outcome == Outcome.REFUSED) {
                refusal = Optional.of(trouble);
            }
            batch = List.of();
        }
    }

    private boolean sendProgress() throws InterruptedException {
        Optional<Map<String, Object>> body = queue.takeProgress();
        boolean sent = body.isEmpty() || send("PATCH", job, body.get()) != Outcome.FAILED;
        if (!sent) {
            queue.returnProgress(body.get());
        }
        return sent;
    }

    private boolean sendMetrics() throws InterruptedException {
        Optional<Map<String, Object>> body = queue.takeMetrics();
        boolean sent = body.isEmpty() || send("PATCH", job, body.get()) != Outcome.FAILED;
        if (!sent) {
            queue.returnMetrics(body.get());
        }
        return sent;
    }

    private Outcome send(String method, URI address, Object body) throws InterruptedException {
        try {
            int status = platform.send(method, address, SmallJson.write(body));
            if (status / 100 == 2) {
                return Outcome.TAKEN;
            }
            trouble = Explanation.ofStatus(platform, status);
            return status / 100 == 4 && !PASSING.contains(status) ? Outcome.REFUSED : Outcome.FAILED;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            trouble = Explanation.of(platform, e);
            return Outcome.FAILED;
        }
    }

    /** Drops what was not sent. */
    @Override
    public void close() {
        thread.interrupt();
        platform.close();
        awaitEnd(TimeUnit.SECONDS.toMillis(1));
    }
}
