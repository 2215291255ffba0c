package org.labelport.export;

/** Where a run is. */
public enum ExportStatus {
    /** Not at its end yet. */
    RUNNING,
    /** Everything was published. */
    DONE,
    /** Published, without some items that failed and are listed. */
    DONE_WITH_ERRORS,
    /** Ended by a failure; nothing was published. */
    FAILED,
    /** Ended on request; nothing was published. */
    CANCELLED;

    /** Whether the run has ended. */
    public boolean ended() {
        return this != RUNNING;
    }
}
