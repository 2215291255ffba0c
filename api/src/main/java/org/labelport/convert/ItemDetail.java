package org.labelport.convert;

/** What a format needs to know of items that is costly to find out. */
public enum ItemDetail {
    /**
     * Width and height of pictures. Where the source has none, the run looks into the pictures' files, over the network if
     * it must. A picture whose size cannot be found reaches the writer without one.
     */
    PICTURE_SIZE,
    /** The source's own record of the item, {@link org.labelport.model.Item#source()}, with data and all files. */
    SOURCE_RECORD
}
