package org.labelport.via.write;

/**
 * One region, as it is written.
 *
 * @param shape JSON of {@code shape_attributes}
 * @param attributes JSON of {@code region_attributes}
 */
record Region(String shape, String attributes) {}
