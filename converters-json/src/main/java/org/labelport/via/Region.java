package org.labelport.via;

/**
 * One region, as it is written.
 *
 * @param shape JSON of {@code shape_attributes}
 * @param attributes JSON of {@code region_attributes}
 */
record Region(String shape, String attributes) {}
