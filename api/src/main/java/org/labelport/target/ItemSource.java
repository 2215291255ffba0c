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
 * A stream of items with their annotations, in an order that is the same at every reading. Used by one thread. Memory
 * does not grow with the number of items that were read.
 */
@ConsumerType
public interface ItemSource extends AutoCloseable {

    /**
     * The next item, or empty at the end, after which it is not called again. An item or annotation that cannot be read
     * is reported ({@link SourceRequest#report()}) and skipped; no exception is thrown for it.
     *
     * @throws ExportException when the source cannot be read any further, naming file and place; the run ends
     * @throws IOException likewise; the run ends with {@code source.unreadable}, or with {@code storage.failed} when a
     *     disk is full or the exception names a file of the scratch folder; see {@link
     *     org.labelport.report.FileTrouble#named}
     */
    Optional<Item> next() throws ExportException, IOException;

    /**
     * The place after the item that {@link #next} returned last, as a text in a form of the source's own. When a run is
     * interrupted, another process opens the source there again ({@link SourceRequest#from}). The source then returns
     * the items that would have come next, and reports what it would have reported from there on. All that it needs for
     * this is in the text, which should be small, or in files of its scratch folder that were written before this
     * method returns.
     *
     * <p>Called once after each item, by the thread that reads, before the item is completed; must be fast. What the
     * source said of the data set as a whole when it was first opened ({@link #taxonomy}, {@link #properties}) is kept
     * by the run.
     *
     * @return the bookmark; empty where the source cannot be opened, as in the middle of a record: the run then uses an
     *     earlier bookmark. A source that never returns one, which is the default, is read from its beginning again
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
     * Completes an item that {@link #next} returned, once the size of its picture is known. Called for every item, in
     * their order, by the thread that reads, even when the size could not be found; other items may be read in between.
     * A source whose annotations depend on the size adds them here.
     *
     * @param item as {@link #next} returned it, with the picture's size where it was found
     */
    default Item complete(Item item) throws ExportException, IOException {
        return item;
    }

    /**
     * Finds the new address of a file whose address is no longer valid, such as a link that expired. Called by several
     * threads at once, while another one reads.
     *
     * @param item the item that the file belongs to
     * @return the new address; empty when there is none
     */
    default Optional<URI> refresh(Item item, URI expired) throws IOException {
        return Optional.empty();
    }

    /** The number of items that {@link #next} will return, failed ones included, if it is known beforehand. */
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
