package org.labelport.convert;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts over the whole data set, after categories were filtered and renamed and splits were assigned. They are known
 * before anything is written, and are the same however the data is cut into shards.
 */
@ProviderType
public interface Census {

    /** All categories in the order that gives them their numbers. */
    Taxonomy taxonomy();

    /** Number of items. */
    long items();

    /** Number of annotations. */
    long annotations();

    /** Number of items of a split. */
    long items(Split split);

    /** Number of annotations by kind of shape, without zeros. */
    Map<ShapeKind, Long> shapes();

    /** Number of annotations of a category by kind of shape, without zeros. */
    Map<ShapeKind, Long> shapes(String category);

    /** The types of data that occur. */
    Set<DataType> dataTypes();

    /** Names of the attributes that occur on annotations, sorted. */
    Set<String> attributes();

    /**
     * Walks over all items in the data set's order. The headers are read from disk; nothing of them stays in memory.
     *
     * @throws IOException when the items cannot be read, or the visitor throws it; the run ends
     */
    void forEachItem(HeaderVisitor visitor) throws IOException;

    /**
     * Walks over all items, with their annotations, in the data set's order. This reads the whole data set once more,
     * for formats that write with the first item something that only the last may decide. Nothing stays in memory.
     *
     * @throws IOException when the items cannot be read, or the visitor throws it; the run ends
     */
    void readItems(ItemVisitor visitor) throws IOException;

    /** Looks at one item's header. */
    @FunctionalInterface
    interface HeaderVisitor {

        /** Takes the next item, in the order of the data set. */
        void visit(ItemHeader header) throws IOException;
    }

    /** Looks at one item. */
    @FunctionalInterface
    interface ItemVisitor {

        /** Takes the next item, in the order of the data set. */
        void visit(NumberedItem item) throws IOException;
    }

    /**
     * What is known of an item without reading its annotations.
     *
     * @param number 0-based place in the data set
     * @param id the item's id
     * @param path the item's path, as the source has it
     * @param split the item's split
     * @param annotations number of its annotations
     */
    record ItemHeader(long number, String id, String path, Split split, int annotations) {}
}
