package org.labelport.engine.media;

import java.io.IOException;
import org.labelport.report.LossSink;

/**
 * Takes what is found wrong with items. It is also told when the source is asked for an item while others wait, so that
 * what the source then reports waits for its turn too. So findings come in the order of the items, however many are
 * read ahead. Used by one thread.
 */
public interface ReadAhead extends LossSink {

    /** Adds what was reported of one item. */
    @FunctionalInterface
    interface Turn {
        void come() throws IOException;
    }

    /** The source is about to be asked for an item that must wait. */
    default void ahead() {}

    /** The source has answered. The result adds what it reported of the item. */
    default Turn answered() {
        return () -> {};
    }
}
