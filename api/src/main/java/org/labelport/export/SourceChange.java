package org.labelport.export;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * An item of a source that is not as it was when a run read it.
 *
 * @param kind what happened to it
 * @param item its id
 */
public record SourceChange(Kind kind, String item) {

    /** What happened to an item. */
    public enum Kind {
        /** The source has it now. It was not there, or could not be read. */
        ADDED,
        /** The source gives something else for it: annotations, names, sizes or checksums of files. */
        CHANGED,
        /** The source does not have it any more, or it cannot be read now. */
        GONE
    }

    /** Takes changes as they are found. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes the next change; called by the thread that asked for them.
         *
         * @throws IOException when it cannot be kept; the comparison ends with {@code storage.failed}
         */
        void take(SourceChange change) throws IOException;
    }

    public SourceChange {
        requireNonNull(kind, "kind");
        requireNonNull(item, "item");
    }
}
