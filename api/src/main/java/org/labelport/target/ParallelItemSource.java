package org.labelport.target;

import java.io.IOException;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A source that says which item is next before it reads it, such as one with a file for each item. Several items are then read at
 * once, and come in their order all the same.
 */
@ConsumerType
public interface ParallelItemSource extends ItemSource {

    /** An item that is yet to be read. */
    @FunctionalInterface
    interface Reading {

        /**
         * Reads the item. Called once, by any thread, while others read other items and the source is asked for more: what
         * readings share must be thread-safe. What is reported to {@link SourceRequest#report} meanwhile, by the thread that was
         * called, is put where the item's turn is.
         *
         * @return empty when it cannot be read, which was reported
         */
        Optional<Item> read() throws ExportException, IOException;

        /** How much memory this holds until it is read, more or less, where that is much. Fewer are asked for when it is. */
        default long bytes() {
            return 0;
        }
    }

    /**
     * What reads the next item, or empty at the end. Called by one thread, ahead of what is read, and quick: what an item takes by
     * itself, such as opening its file, is for the reading.
     */
    Optional<Reading> nextReading() throws ExportException, IOException;

    /**
     * Takes note that every reading has been read: what is known of the data set as a whole only then is reported here. Called once,
     * after the last item was given, by the thread that asks for readings.
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
