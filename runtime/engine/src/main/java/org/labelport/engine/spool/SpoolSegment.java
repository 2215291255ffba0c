package org.labelport.engine.spool;

/**
 * A run of items in the spool: one shard.
 *
 * @param number 0-based place among the segments
 * @param firstItem 0-based place of its first item in the data set
 * @param items number of items
 * @param firstAnnotation 0-based place of its first annotation in the data set
 * @param bytes where the encoded items are
 */
public record SpoolSegment(int number, long firstItem, int items, long firstAnnotation, SegmentStore.Segment bytes) {}
