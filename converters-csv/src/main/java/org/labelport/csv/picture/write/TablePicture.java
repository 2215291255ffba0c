package org.labelport.csv.picture.write;

import org.labelport.geometry.Frame;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ItemException;

/**
 * A picture for which rows are written.
 *
 * @param name of its file in the folder of pictures
 */
public record TablePicture(Item item, Media.Image image, String name) {

    /** Where the files of pictures are in an export. */
    public static final String FOLDER = "images/";

    /** The path of the picture's file in the export. */
    public String path() {
        return FOLDER + name;
    }

    /**
     * Returns the frame at which boxes are cut.
     *
     * @throws ItemException when the picture's size is not known
     */
    public Frame frame() throws ItemException {
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown", "boxes are cut at the picture's border, but its size is not known");
        }
        return new Frame(image.width(), image.height());
    }
}
