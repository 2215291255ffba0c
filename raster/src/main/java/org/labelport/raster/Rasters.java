package org.labelport.raster;

import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** What all pictures of labels have in common. */
public final class Rasters {

    private Rasters() {}

    /** Why a picture of this size is neither painted nor decoded: the end of a message; empty when it is. */
    public static Optional<String> tooLarge(int width, int height, Limits limits) {
        return (long) width * height > limits.of(Limit.PICTURE_PIXELS)
                ? Optional.of(width + " x " + height + " pixels, more than the " + limits.of(Limit.PICTURE_PIXELS) + " "
                        + Limit.PICTURE_PIXELS.meaning() + ". " + limits.remedy(Limit.PICTURE_PIXELS))
                : Optional.empty();
    }

    /**
     * The number of pixels of a picture.
     *
     * @throws IllegalArgumentException {@code picture.too-large} or {@code picture.size}, when no limit allows a picture of this
     *     size
     */
    static int pixels(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("picture.size: " + width + " x " + height + " pixels");
        }
        long pixels = (long) width * height;
        if (pixels > Limit.PICTURE_PIXELS.most()) {
            throw new IllegalArgumentException("picture.too-large: " + width + " x " + height
                    + " pixels; label pictures have at most " + Limit.PICTURE_PIXELS.most());
        }
        return (int) pixels;
    }
}
