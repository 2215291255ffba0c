package org.labelport.engine.events;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;

/** Tells listeners what happens in one run: in order, one event at a time, progress a few times a second. Thread-safe. */
public final class RunEvents {

    private static final long PROGRESS_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final String runId;
    private final List<ExportListener> listeners;
    private ExportEvent.Phase phase = ExportEvent.Phase.INGEST;
    private long nextProgress = System.nanoTime();

    public RunEvents(String runId, List<ExportListener> listeners) {
        this.runId = runId;
        this.listeners = new ArrayList<>(listeners);
    }

    /** Name of the run. */
    public String runId() {
        return runId;
    }

    public synchronized void send(ExportEvent event) {
        for (ExportListener listener : List.copyOf(listeners)) {
            if (!listeners.contains(listener)) {
                continue; // it failed when it was told that another listener had failed
            }
            try {
                listener.on(runId, event);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (RuntimeException | Error e) {
                // An export is not lost because a listener fails; the other listeners are told.
                listeners.remove(listener);
                warn("listener.failed", "a listener failed and is told no more of this run: " + e);
            }
        }
    }

    /** Whether the calling thread is in a call of a listener. */
    public boolean isTellingFromHere() {
        return Thread.holdsLock(this);
    }

    /** Tells that a step begins; progress refers to it from now on. */
    public synchronized void phase(ExportEvent.Phase next) {
        phase = next;
        nextProgress = System.nanoTime();
        send(new ExportEvent.PhaseStarted(next));
    }

    /** Tells how far the step is; most calls only look at the clock. */
    public synchronized void progress(long done, OptionalLong total) {
        if (progressIsDue()) {
            send(new ExportEvent.Progress(phase, done, total));
        }
    }

    /** Tells how much of the source was scanned. */
    public synchronized void scanned(long bytesDone, long bytesTotal) {
        if (progressIsDue()) {
            send(new ExportEvent.SourceScanned(bytesDone, bytesTotal));
        }
    }

    /** Tells that the step is finished, even when progress was told a moment ago. */
    public synchronized void progressDone(long done) {
        send(new ExportEvent.Progress(phase, done, OptionalLong.of(done)));
    }

    private boolean progressIsDue() {
        long now = System.nanoTime();
        if (now - nextProgress < 0) {
            return false;
        }
        nextProgress = now + PROGRESS_INTERVAL;
        return true;
    }

    public void warn(String code, String message) {
        send(new ExportEvent.LogLine(ExportEvent.Level.WARNING, code, message));
    }

    public void info(String code, String message) {
        send(new ExportEvent.LogLine(ExportEvent.Level.INFO, code, message));
    }
}
