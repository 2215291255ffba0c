package org.labelport.target;

import java.io.IOException;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A source that knows which item is next before it reads it, such as one with a file for each item. Several items are
 * then read at once, and still returned in their order.
 */
@ConsumerType
public interface ParallelItemSource extends ItemSource {

    /** An item that is yet to be read. */
    @FunctionalInterface
    interface Reading {

        /**
         * Reads the item. Called once, by any thread, while other threads read other items and ask the source for more:
         * what readings share must be thread-safe. What the calling thread reports to {@link SourceRequest#report}
         * meanwhile is put where the item's turn is.
         *
         * @return empty when it cannot be read, which was reported
         */
        Optional<Item> read() throws ExportException, IOException;

        /**
         * Roughly how many bytes of memory this holds until it is read, if that is much: then fewer readings are asked
         * for at once.
         */
        default long bytes() {
            return 0;
        }
    }

    /**
     * Returns what reads the next item, or empty at the end. Called by one thread, ahead of the reading; must be fast:
     * work for a single item, such as opening its file, belongs into {@link Reading#read}.
     */
    Optional<Reading> nextReading() throws ExportException, IOException;

    /**
     * Called once, after the last item was returned, by the thread that asks for readings. A source reports here what
     * it knows of the data set as a whole only when everything was read.
     */
    default void allRead() throws ExportException, IOException {}

    /** The next item that can be read. Not to be mixed with {@link #nextReading}. */
    @Override
    default Optional<Item> next() throws ExportException, IOException {
        for (Optional<Reading> reading = nextReading(); reading.isPresent(); reading = nextReading()) {
            Optional<Item> item = reading.get().read();
            if (item.isPresent()) {
                return item;
            }
        }
        allRead();
        return Optional.empty();
    }
}
