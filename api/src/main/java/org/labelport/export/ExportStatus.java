package org.labelport.export;

/** Where a run is. */
public enum ExportStatus {
    RUNNING,
    /** Everything was published. */
    DONE,
    /** Published, without some items that failed and are listed. */
    DONE_WITH_ERRORS,
    FAILED,
    CANCELLED;

    /** Whether the run has ended. */
    public boolean ended() {
        return this != RUNNING;
    }
}
