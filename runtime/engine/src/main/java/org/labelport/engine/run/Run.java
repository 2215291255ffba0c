package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.EventsFile;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.events.RunLog;
import org.labelport.engine.ingest.IngestFolder;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.publish.Failures;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportStatus;
import org.labelport.export.RunInfo;
import org.labelport.report.ExportException;
import org.labelport.report.ExportRun;
import org.labelport.report.FileTrouble;
import org.labelport.report.LogCode;
import org.labelport.settings.Settings;

/** An export on a thread of its own: takes a folder, runs the steps, publishes, and leaves nothing else behind, unless it failed and can be continued. */
public final class Run implements ExportHandle {

    private final String id;
    private final RunInfo info;
    private final Settings settings;
    private final RunEvents events;
    private final ExportRun log;
    private final Optional<EventsFile> eventsFile;
    private final Cancellation cancellation;
    private final RunWorkspace.Opening opening;
    private final Runnable atEnd;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    /** Empty once the run has ended, so that a handle that is kept does not keep removed plug-ins in memory. */
    private volatile Optional<RunRequest> request;

    private volatile ExportStatus status = ExportStatus.RUNNING;
    private volatile ExportResult result = new ExportResult(List.of());
    private volatile ExportException failure;

    /**
     * Prepares a run.
     *
     * @param eventsFile one of the listeners of {@code events}; closed at the end of the run
     * @param opening gives the run its place to work at
     * @param atEnd done by the run's thread when nothing uses the formats and the target any more
     */
    Run(
            RunRequest request,
            Settings settings,
            RunEvents events,
            Cancellation cancellation,
            Optional<EventsFile> eventsFile,
            RunWorkspace.Opening opening,
            Runnable atEnd) {
        this.id = events.runId();
        this.cancellation = cancellation;
        this.opening = opening;
        this.atEnd = atEnd;
        this.eventsFile = eventsFile;
        this.log = new RunLog(events, new JacksonJson());
        this.request = Optional.of(request);
        this.info = info(id, request);
        this.settings = settings;
        this.events = events;
        // Set before the thread starts and replaced when the run fails, so that no caller sees this value.
        this.failure = new ExportException(
                "run.failed", "the run ended without saying why. Run it again with --debug and report what it prints");
        this.thread = new Thread(this::execute, "labelport-run-" + id);
        this.thread.setDaemon(true);
    }

    /** Starts the run's thread. */
    void begin() {
        thread.start();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ExportStatus status() {
        return status;
    }

    @Override
    public Optional<Path> events() {
        return eventsFile.map(EventsFile::file);
    }

    @Override
    public synchronized void cancel() {
        if (!status.ended() && cancellation.request()) {
            thread.interrupt(); // a source that waits for a slow disk or network notices too
        }
    }

    /** From here on nobody interrupts the thread, which may still have to do work that others left to it. */
    private synchronized void end(ExportStatus end) {
        status = end;
        Thread.interrupted();
    }

    /** Describes the run while it goes on. */
    RunInfo info() {
        return info;
    }

    private static RunInfo info(String id, RunRequest request) {
        ExportParams params = request.params();
        return new RunInfo(
                id,
                ExportStatus.RUNNING,
                params.target(),
                params.formats().stream()
                        .map(ExportParams.FormatRequest::format)
                        .toList(),
                params.destination(),
                request.plugins());
    }

    @Override
    public ExportResult await() throws ExportException, InterruptedException {
        if (events.isTellingFromHere()) {
            throw new IllegalStateException("a listener cannot wait for the run that it is told of, which waits for it."
                    + " Wait on another thread");
        }
        ended.await();
        if (status == ExportStatus.FAILED || status == ExportStatus.CANCELLED) {
            throw failure;
        }
        return result;
    }

    private void execute() {
        ExportStatus end = ExportStatus.FAILED;
        try {
            log.logMessageWithCode(LogCode.EXPORT_STARTED);
            result = export(request.orElseThrow());
            end = result.hasErrors() ? ExportStatus.DONE_WITH_ERRORS : ExportStatus.DONE; // whatever listeners do now
            log.logMessageWithCode(LogCode.EXPORT_COMPLETED);
        } catch (ExportException e) {
            failure = e;
            end = cancellation.isRequested() ? ExportStatus.CANCELLED : ExportStatus.FAILED;
            log.logMessageWithCode(LogCode.EXPORT_FAILED, e.line());
        } finally {
            request = Optional.empty();
            end(end);
            try {
                tell(end);
            } finally {
                try {
                    atEnd.run();
                } finally {
                    ended.countDown(); // in any case, because somebody waits for it
                }
            }
        }
    }

    private void tell(ExportStatus end) {
        try {
            events.send(new ExportEvent.RunEnded(end));
        } finally {
            closeEventsFile(); // also when a listener fills the heap: what it has is still in memory
        }
    }

    private void closeEventsFile() {
        if (eventsFile.isPresent()) {
            try {
                eventsFile.get().close();
            } catch (IOException e) {
                events.warn("events.unwritten", eventsFile.get().file() + " is not complete: " + FileTrouble.reason(e));
            }
        }
    }

    private ExportResult export(RunRequest request) throws ExportException {
        Path destination = request.params().destination();
        return RunFailures.translated(destination, () -> {
            RunWorkspace place = opening.open(request, events);
            try {
                return exportAt(request, place);
            } catch (ExportException failed) {
                ExportException e = RunFailures.afterPublishing(failed, place.published());
                boolean temporary = !cancellation.isRequested() && RunFailures.isTemporary(e);
                if (temporary && !place.folder().isThere()) {
                    place.folder().giveUp();
                    throw RunFailures.folderGone(destination, place.folder().resolve(""), e);
                }
                if (!temporary || !place.isWorthKeeping() || !isKept()) {
                    place.folder().giveUp();
                    throw e;
                }
                place.keep(e);
                throw RunFailures.continuable(e, id, destination);
            } finally {
                place.leave(events); // the result of the run is fixed by now
            }
        });
    }

    private boolean isKept() {
        try {
            return !RunSettings.of(settings).kept().isZero();
        } catch (ExportException e) {
            return true; // the setting cannot be read now, and the run failed for another reason
        }
    }

    private ExportResult exportAt(RunRequest request, RunWorkspace place) throws ExportException {
        try (RunContext context = RunSettings.context(settings, events, log, cancellation)) {
            try {
                return RunFailures.translated(request.params().destination(), () -> runSteps(request, place, context));
            } catch (ExportException e) {
                boolean cancelled = e.code().equals(Failures.CANCELLED);
                if (cancellation.isAsked()) { // whatever a source or format makes of being stopped
                    throw cancelled ? e : Failures.cancelled(e);
                }
                if (!cancelled) {
                    throw e;
                }
                Thread.interrupted(); // the remaining work must not be interrupted
                throw RunFailures.interrupted(context.watch(), e);
            }
        }
    }

    private ExportResult runSteps(RunRequest request, RunWorkspace place, RunContext context)
            throws ExportException, IOException, InterruptedException {
        Path work = place.work();
        ExportResult published = new RunSteps(request, ItemNeeds.Originals.FETCHED, context)
                .run(
                        work,
                        new PlaceStores(request.params(), place, IngestFolder.originals(work)),
                        place.journal(),
                        (data, finished) -> new Publication(request, place, context).of(finished));
        place.folder().giveUp();
        return published;
    }
}
