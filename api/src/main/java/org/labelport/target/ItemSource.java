package org.labelport.target;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stream of items, each complete with its annotations, in an order that is the same at every reading. Used by one
 * thread. Memory does not grow with the number of items that were read.
 */
@ConsumerType
public interface ItemSource extends AutoCloseable {

    /** The next item, or empty at the end. */
    Optional<Item> next() throws ExportException, IOException;

    /**
     * The categories in the source's order; {@link Taxonomy#EMPTY} when the source has no such list, and the categories
     * are those found in the data, sorted by name. Known as soon as the source is open.
     */
    Taxonomy taxonomy();

    /** The number of items that {@link #next} will return, failed ones included, where it is known beforehand. */
    default OptionalLong expectedItems() {
        return OptionalLong.empty();
    }

    @Override
    void close() throws IOException;
}
