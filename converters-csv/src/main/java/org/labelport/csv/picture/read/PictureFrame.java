package org.labelport.csv.picture.read;

import org.labelport.model.Media;
import org.labelport.report.ItemException;

/** A picture, for rows whose coordinates are shares of its sides. */
public record PictureFrame(Media.Image image) {

    /** Converts a share of the width to pixels. */
    public double acrossOf(double share) throws ItemException {
        return share * sized().width();
    }

    /** Converts a share of the height to pixels. */
    public double downOf(double share) throws ItemException {
        return share * sized().height();
    }

    /**
     * Returns the picture, whose size is known.
     *
     * @throws ItemException when it is not known
     */
    public Media.Image sized() throws ItemException {
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "coordinates are shares of the picture's sides, but its size is not known."
                            + " Give the folder of the pictures with --images");
        }
        return image;
    }
}
