package org.labelport.export;

/**
 * How many items of a source differ from what a run has read of it.
 *
 * @param same items that have not changed
 * @param added items that only the source has now
 * @param changed items that both have, and that differ
 * @param gone items that only the run's snapshot has
 * @param unreadable items that the source reports as unreadable now
 */
public record SourceChanges(long same, long added, long changed, long gone, long unreadable) {

    /** Whether no item has changed. */
    public boolean isNone() {
        return added + changed + gone == 0;
    }
}
