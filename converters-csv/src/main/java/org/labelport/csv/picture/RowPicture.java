package org.labelport.csv.picture;

import org.labelport.model.Split;

/**
 * The picture that a row speaks of.
 *
 * @param path as the row has it
 * @param width as the row has it; 0 when it does not say
 * @param height as the row has it; 0 when it does not say
 */
public record RowPicture(Split split, String path, int width, int height) {}
