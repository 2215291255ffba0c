package org.labelport.export;

/** Where a run is. */
public enum ExportStatus {
    /** Not at its end yet. */
    RUNNING,
    /** Everything was published. */
    DONE,
    /** Published, without some items or annotations that failed and are listed. */
    DONE_WITH_ERRORS,
    /**
     * Ended by a failure. Nothing was published, except exports of other formats of the run that had their places
     * already when one could not be moved to its own; {@link ExportHandle#await} names them. After a failure that may
     * be temporary, what was done is kept for {@link ExportEngine#resume}.
     */
    FAILED,
    /**
     * Ended after a request to stop; nothing was published, with the exception that {@link #FAILED} tells of, and
     * nothing is kept.
     */
    CANCELLED;

    /** Whether the run has ended. */
    public boolean ended() {
        return this != RUNNING;
    }
}
