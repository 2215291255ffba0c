package org.labelport.synapse.json;

/**
 * Where a value lies in its text.
 *
 * @param start offset of its first byte
 * @param length in bytes
 */
public record Extent(long start, int length) {}
