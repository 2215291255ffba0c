package org.labelport.export;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run, as recorded by its folder in the destination.
 *
 * @param id name of the run
 * @param state whether a process works on it
 * @param target id of the target that it reads; empty when what the run has recorded cannot be read
 * @param formats ids of the formats that it writes
 * @param destination folder that its exports appear in
 * @param progress the step that it has reached, and how far that step was when last recorded
 * @param changed when progress was last recorded
 * @param failure why it failed, in one line; empty when it did not fail, or was killed. For a run of another user, who does
 *     not let this one see whether its process lives, it says that; for a run that cannot be continued, because what it
 *     has recorded is damaged or is another version's, it says what to do
 * @param owner the user who has started it, where that is another one, so that this one can neither continue nor remove it
 */
public record StoredRun(
        String id,
        State state,
        String target,
        List<String> formats,
        Path destination,
        ExportEvent.Progress progress,
        Instant changed,
        Optional<String> failure,
        Optional<String> owner) {

    /** Whether a process works on a run. */
    public enum State {
        /** A process works on it, or may do so. */
        RUNNING,
        /** Its process died. It can be continued. */
        RESUMABLE,
        /** It failed because of something that may be temporary. It can be continued, unless its failure says otherwise. */
        FAILED
    }

    public StoredRun {
        requireNonNull(id, "id");
        requireNonNull(state, "state");
        requireNonNull(target, "target");
        requireNonNull(destination, "destination");
        requireNonNull(progress, "progress");
        requireNonNull(changed, "changed");
        requireNonNull(failure, "failure");
        requireNonNull(owner, "owner");
        formats = List.copyOf(formats);
    }
}
