package org.labelport.csv.picture.read;

import org.labelport.model.Split;

/**
 * The picture that a row names.
 *
 * @param path the path, name or id in the row
 * @param width in pixels; 0 when the row does not give it
 * @param height likewise
 */
public record RowPicture(Split split, String path, int width, int height) {}
