package org.labelport.csv.picture;

import org.labelport.model.Media;
import org.labelport.report.ItemException;

/** The size of a picture, for rows that need it. */
public record PictureFrame(Media.Image image) {

    /** Pixels from left to right of a share of the width. */
    public double acrossOf(double share) throws ItemException {
        return share * sized().width();
    }

    /** Pixels from top to bottom of a share of the height. */
    public double downOf(double share) throws ItemException {
        return share * sized().height();
    }

    /** The picture, whose size is known. */
    public Media.Image sized() throws ItemException {
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "coordinates are shares of the picture's sides, and its size is not known."
                            + " Give the folder of the pictures with --images");
        }
        return image;
    }
}
