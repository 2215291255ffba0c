package org.labelport.synapse.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.CategoryProgress;
import org.labelport.export.ExportEvent.ExportPublished;
import org.labelport.export.ExportEvent.Logged;
import org.labelport.export.ExportEvent.MetricsChanged;
import org.labelport.export.ExportEvent.RunEnded;
import org.labelport.synapse.platform.Platform;

/**
 * Tells the platform what happens in the run of a job: its log, progress, figures, and at the end where the export is.
 * When a run makes several exports, the first is named. Events are taken one at a time; only the end of the run waits,
 * for a bounded time, until everything is sent.
 */
public final class JobReporter implements AutoCloseable {

    private static final int MOST_MESSAGES = 1000;

    private final String job;
    private final Duration endTimeout;
    private final Consumer<String> warnings;
    private final JobQueue queue = new JobQueue();
    private final JobBodies bodies;
    private final JobSender sender;
    private final Deque<String> messages = new ArrayDeque<>();
    private Optional<Path> published = Optional.empty();

    /**
     * Starts reporting.
     *
     * @param platform closed when everything was sent
     * @param job id of the job
     * @param endTimeout the longest that the end of the run may wait
     * @param warnings takes what could not be sent to the platform by then
     */
    public JobReporter(Platform platform, String job, Duration endTimeout, Consumer<String> warnings) {
        this.job = job;
        this.warnings = warnings;
        this.endTimeout = endTimeout;
        this.bodies = new JobBodies(job);
        this.sender = new JobSender(platform, job, bodies, queue);
        sender.start();
    }

    /** Takes an event of the run. */
    public void on(ExportEvent event) {
        if (event instanceof Logged logged) {
            queue.add(bodies.entry(logged));
            note(logged);
        } else if (event instanceof CategoryProgress progress) {
            queue.progress(JobBodies.progress(progress));
        } else if (event instanceof MetricsChanged metrics) {
            queue.metrics(JobBodies.metrics(metrics.categories()));
        } else if (event instanceof ExportPublished export) {
            published = published.or(() -> Optional.of(export.folder()));
        } else if (event instanceof RunEnded) {
            queue.last(JobBodies.finish(published, new ArrayList<>(messages)));
            sender.awaitEnd(endTimeout.toMillis());
            sender.trouble()
                    .ifPresent(reason -> warnings.accept("the platform's job " + job
                            + " was not told how its run ended, which harms no export: " + reason));
            sender.refusal()
                    .ifPresent(reason -> warnings.accept("the platform's job " + job
                            + " lacks a part of its log, which harms no export: " + reason));
            sender.close();
        }
    }

    private void note(Logged logged) {
        if (logged.event().equals("message")) {
            if (messages.size() == MOST_MESSAGES) {
                messages.removeFirst();
            }
            messages.addLast(String.valueOf(logged.data().get("content")));
        }
    }

    /** Drops what was not sent. */
    @Override
    public void close() {
        sender.close();
    }
}
