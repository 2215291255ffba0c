package org.labelport.target;

import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    /**
     * The next item, or empty at the end. An item or annotation that cannot be read is reported
     * ({@link SourceRequest#report()}) and passed over, not thrown.
     *
     * @throws ExportException when the source cannot be read on, naming file and place; the run ends
     * @throws IOException likewise; the run ends with {@code storage.failed}
     */
    Optional<Item> next() throws ExportException, IOException;

    /**
     * The place after the item that {@link #next} gave last, as a text of the source's own making. A run that is interrupted opens
     * the source there again ({@link SourceRequest#from}), in another process. The source then gives the items that would have come
     * next, and reports what it would have reported from there on. What it needs for that is in the text, which should stay
     * small, or in files of its scratch folder: of those, what was written before this returns is kept.
     *
     * <p>Called once after each item, by the thread that reads, before the item is completed; quick. What a source has said of
     * the data set as a whole ({@link #taxonomy}, {@link #properties}) is kept from its first opening.
     *
     * @return empty where the source cannot be opened, as in the middle of a record; the run then uses an earlier place. A source
     *     that never gives a bookmark, which is the default, is read from its beginning again
     */
    default Optional<String> bookmark() throws IOException {
        return Optional.empty();
    }

    /**
     * The categories in the source's order; {@link Taxonomy#EMPTY} when the source has no such list, and the categories
     * are those found in the data, sorted by name. Known as soon as the source is open.
     */
    Taxonomy taxonomy();

    /**
     * What the source knows of the data set as a whole, as JSON values, for converters that hand it on:
     * {@code count}, {@code project_id}, {@code configuration} and the like. Known as soon as the source is open.
     */
    default Map<String, Object> properties() {
        return Map.of();
    }

    /**
     * Finishes an item that {@link #next} gave, once it is known how large its picture is. Called for every item, in
     * their order, by the thread that reads, also when the size could not be found; other items may be read in between.
     * A source whose annotations depend on the size adds them here.
     *
     * @param item as {@link #next} gave it, with the picture's size where it was found
     */
    default Item complete(Item item) throws ExportException, IOException {
        return item;
    }

    /**
     * Looks for a file's place again, because the one that was given for it is no longer good, as with links that expire.
     * Called by several threads at once, while another one reads.
     *
     * @param item whose file it is
     * @return the new place; empty when there is no other
     */
    default Optional<URI> refresh(Item item, URI expired) throws IOException {
        return Optional.empty();
    }

    /** The number of items that {@link #next} will return, failed ones included, where it is known beforehand. */
    default OptionalLong expectedItems() {
        return OptionalLong.empty();
    }

    /** Called once by whoever opened the source, also when reading failed; nothing is called after it. */
    @Override
    void close() throws IOException;

    /** A source of items that are in memory already. Its categories are those of their annotations. */
    static ItemSource of(List<Item> items) {
        Iterator<Item> iterator = List.copyOf(items).iterator();
        return new ItemSource() {
            @Override
            public Optional<Item> next() {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            }

            @Override
            public Taxonomy taxonomy() {
                return Taxonomy.EMPTY;
            }

            @Override
            public OptionalLong expectedItems() {
                return OptionalLong.of(items.size());
            }

            @Override
            public void close() {}
        };
    }
}
