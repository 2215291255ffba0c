package org.labelport.engine.events;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.labelport.engine.work.Workers;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;

/** Tells listeners what happens in one run: in order, one event at a time, progress a few times a second. Thread-safe. */
public final class RunEvents {

    private static final long PROGRESS_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final String runId;
    private final List<ExportListener> listeners;
    private final BooleanSupplier mayBeInterrupted;
    private ExportEvent.Phase phase = ExportEvent.Phase.INGEST;
    private long nextProgress = System.nanoTime();

    /** @param mayBeInterrupted whether somebody else than a listener may interrupt the thread of the run */
    public RunEvents(String runId, List<ExportListener> listeners, BooleanSupplier mayBeInterrupted) {
        this.runId = runId;
        this.listeners = new ArrayList<>(listeners);
        this.mayBeInterrupted = mayBeInterrupted;
    }

    /** The events of something that nobody is told of. */
    public static RunEvents untold(String runId) {
        return new RunEvents(runId, List.of(), () -> true);
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
            boolean interruptedBefore = Thread.currentThread().isInterrupted();
            try {
                listener.on(runId, event);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Exception | Error e) { // also checked ones, which other languages throw from anywhere
                // An export is not lost because a listener fails; the other listeners are told.
                drop(listener, "failed and is told no more of this run: " + e);
            }
            if (!interruptedBefore && Thread.interrupted()) {
                // Whoever else interrupts says so before, so this has to be asked after.
                if (mayBeInterrupted.getAsBoolean() || Workers.areClosingHere()) {
                    Thread.currentThread().interrupt();
                } else {
                    drop(listener, "interrupted a thread of the run and is told no more of it; the run goes on");
                }
            }
        }
    }

    private void drop(ExportListener listener, String fault) {
        if (listeners.remove(listener)) {
            warn("listener.failed", "the listener " + name(listener) + " " + fault);
        }
    }

    /** The class, without what Java appends to those that it makes of lambdas, which differs from process to process. */
    private static String name(ExportListener listener) {
        String name = listener.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda);
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
