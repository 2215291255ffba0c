package org.labelport.raster;

import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Checks the size of pictures of labels. */
public final class Rasters {

    private Rasters() {}

    /**
     * Returns why a picture is too large to be painted or decoded, as the end of a message, such as "300 x 300 pixels,
     * more than …"; empty when it is not too large.
     */
    public static Optional<String> tooLarge(int width, int height, Limits limits) {
        return (long) width * height > limits.of(Limit.PICTURE_PIXELS)
                ? Optional.of(width + " x " + height + " pixels, more than the " + limits.of(Limit.PICTURE_PIXELS) + " "
                        + Limit.PICTURE_PIXELS.meaning() + ". " + limits.remedy(Limit.PICTURE_PIXELS))
                : Optional.empty();
    }

    /**
     * Returns the number of pixels of a picture.
     *
     * @throws IllegalArgumentException {@code picture.size} when a side is not above 0, {@code picture.too-large} when
     *     no setting of the limit allows a picture of this size
     */
    static int pixels(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "picture.size: " + width + " x " + height + " pixels; both sides must be above 0");
        }
        long pixels = (long) width * height;
        if (pixels > Limit.PICTURE_PIXELS.most()) {
            throw new IllegalArgumentException("picture.too-large: " + width + " x " + height
                    + " pixels; label pictures have at most " + Limit.PICTURE_PIXELS.most());
        }
        return (int) pixels;
    }
}
