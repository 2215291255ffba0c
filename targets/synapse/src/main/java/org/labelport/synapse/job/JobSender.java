package org.labelport.synapse.job;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.labelport.synapse.json.SmallJson;
import org.labelport.synapse.platform.Explanation;
import org.labelport.synapse.platform.Platform;

/**
 * Sends what a queue holds, once a second or when there is much, on its own thread, which does not keep the process
 * alive. A failed request is not repeated as it was: what it held is sent with the next one. No export is harmed when
 * the platform accepts nothing.
 */
final class JobSender implements AutoCloseable {

    private static final long TICK_MILLIS = 1000;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final int MOST_DOUBLINGS = 5;

    private final Platform platform;
    private final URI logs;
    private final URI job;
    private final JobBodies bodies;
    private final JobQueue queue;
    private final Thread thread;
    private List<Map<String, Object>> batch = List.of();
    private int failures;
    private volatile String trouble = "It took too long.";
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
        boolean done = sent && last.isPresent() && send("PATCH", job, last.get());
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
            if (!send("POST", logs, batch)) {
                return false;
            }
            batch = List.of();
        }
    }

    private boolean sendProgress() throws InterruptedException {
        Optional<Map<String, Object>> body = queue.takeProgress();
        boolean sent = body.isEmpty() || send("PATCH", job, body.get());
        if (!sent) {
            queue.returnProgress(body.get());
        }
        return sent;
    }

    private boolean sendMetrics() throws InterruptedException {
        Optional<Map<String, Object>> body = queue.takeMetrics();
        boolean sent = body.isEmpty() || send("PATCH", job, body.get());
        if (!sent) {
            queue.returnMetrics(body.get());
        }
        return sent;
    }

    private boolean send(String method, URI address, Object body) throws InterruptedException {
        try {
            int status = platform.send(method, address, SmallJson.write(body));
            boolean taken = status >= 200 && status < 300;
            trouble = taken ? trouble : Explanation.ofStatus(platform, status);
            return taken;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            trouble = Explanation.of(platform, e);
            return false;
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
