package org.labelport.export;

/**
 * How far a source is from what a run read of it, in items.
 *
 * @param same as they were
 * @param added now in the source only
 * @param changed in both, and different
 * @param gone now in the run's snapshot only
 * @param unreadable in the source now, as far as it says so
 */
public record SourceChanges(long same, long added, long changed, long gone, long unreadable) {

    /** Whether every item is as it was. */
    public boolean isNone() {
        return added + changed + gone == 0;
    }
}
