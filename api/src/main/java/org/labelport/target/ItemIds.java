package org.labelport.target;

/**
 * Gives each item of a source an id that no earlier one has, as the items of a data set need. Sources whose files may
 * name an item twice ask it for the id of every item, in their order. It keeps a hash of each id in memory, see {@link
 * LongSet}. Not thread-safe.
 */
public final class ItemIds {

    private final LongSet taken = new LongSet();
    /** Counts on over all ids, since to find the next number of each would take long where one is repeated often. */
    private long number = 1;

    /**
     * Returns the id of the next item.
     *
     * @param given the item's id in the source
     * @return the same id, or one with a number such as {@code a.jpg__2} if an earlier item has it. The source tells of
     *     such an item as a loss
     */
    public String next(String given) {
        String id = given;
        while (!taken.add(id)) {
            number++;
            id = given + "__" + number;
        }
        return id;
    }
}
