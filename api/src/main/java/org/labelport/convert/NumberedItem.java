package org.labelport.convert;

import org.labelport.model.Item;

/**
 * An item with its place in the data set. The numbers do not depend on shards, threads or on which items fail, so ids are
 * made from them.
 *
 * @param number 0-based place of the item among all items
 * @param firstAnnotation 0-based place of its first annotation among all annotations; the others follow
 * @param item the item itself
 */
public record NumberedItem(long number, long firstAnnotation, Item item) {}
