package org.labelport.csv.picture.read;

import java.util.List;

/**
 * The columns of a table that are about the picture, by their indices, from 0; -1 for one that does not exist.
 *
 * @param file column of the picture's file name or path
 * @param width column of the picture's width
 * @param height column of the picture's height
 */
public record PictureColumns(int file, int width, int height) {

    /** Returns the columns of a table that does not give the sizes of pictures. */
    public static PictureColumns withoutSize(int file) {
        return new PictureColumns(file, -1, -1);
    }

    /** Whether the table gives a side of pictures. */
    public boolean hasSide() {
        return width >= 0 || height >= 0;
    }

    /** Returns the indices. */
    public List<Integer> all() {
        return List.of(file, width, height);
    }
}
