package org.labelport.engine.events;

import org.labelport.engine.publish.Failures;
import org.labelport.report.ExportException;

/** Asks a run to stop, and lets its steps notice. Thread-safe. */
public final class Cancellation {

    private volatile boolean requested;
    private boolean tooLate;

    /** Asks for a stop, and says whether it is not too late for that. */
    public synchronized boolean request() {
        requested |= !tooLate;
        return !tooLate;
    }

    /**
     * Passes the point after which nothing can stop the run.
     *
     * @throws ExportException {@code run.cancelled} when the run was asked to stop before
     */
    public synchronized void pass() throws ExportException {
        check();
        tooLate = true;
    }

    /** Whether a stop was requested. A thread may be interrupted by a plug-in, too. */
    public boolean isAsked() {
        return requested;
    }

    /** Whether to stop: on request, or because the calling thread was interrupted. */
    public boolean isRequested() {
        return requested || Thread.currentThread().isInterrupted();
    }

    /** @throws ExportException {@code run.cancelled} when the run was asked to stop */
    public void check() throws ExportException {
        if (isRequested()) {
            throw Failures.cancelled();
        }
    }
}
